import type { Metadata } from "next"
import { tokenOf } from "@/app/_lib/site-config"
import { readCaller, readSiteConfig, readViewer } from "@/app/_trpc/read"
import { RenewOnReturn } from "@/app/_ui/renew-on-return"
import { Lobby, type Standing } from "./_components/lobby"
import { openProjects } from "./_components/open-projects-query"

export const metadata: Metadata = {
  title: "Label",
  description: "Answer short runs of tasks, earn points, and see why each answer counted as it did.",
}

export default async function LabelPage() {
  const caller = await readCaller()
  const [projects, standing, config] = await Promise.all([
    caller.project.list(openProjects),
    readStanding(),
    readSiteConfig(),
  ])
  return (
    <>
      <Lobby projects={projects} standing={standing} token={tokenOf(config)} />
      <RenewOnReturn readAt={new Date()} />
    </>
  )
}

/** null where nobody is signed in. */
async function readStanding(): Promise<Standing | null> {
  if ((await readViewer()) === null) return null
  const caller = await readCaller()
  const [me, runs, unread, pauses, skills] = await Promise.all([
    caller.account.me(),
    caller.run.mine({}),
    caller.appeal.unread(),
    caller.appeal.pauses(),
    caller.project.mySkills(),
  ])
  return {
    ...{ me, runs: runs.items, unreadAppealCount: unread.count },
    ...{ pauses: pauses.items, skills: skills.items },
  }
}
