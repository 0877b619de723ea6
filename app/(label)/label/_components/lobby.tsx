import { Tags } from "lucide-react"
import type { TokenUnit } from "@/app/_lib/format"
import { routes } from "@/app/_lib/routes"
import { LinkButton } from "@/app/_ui/button"
import { Callout } from "@/app/_ui/callout"
import { EmptyState } from "@/app/_ui/empty-state"
import { PageHeader } from "@/app/_ui/page-header"
import { GameStrip } from "../../_components/game-strip"
import type { KindSkill, Me, PauseLine, ProjectPage, RunLine } from "../../_views"
import { AppealsLink } from "./appeals-link"
import { MoreProjects } from "./more-projects"
import { OpenRuns, PastRuns } from "./my-runs"
import { MySkills } from "./my-skills"
import { PauseNotices } from "./pause-notices"
import { ProjectCards } from "./project-card-link"

/** Where a signed-in labeler stands. */
export interface Standing {
  readonly me: Me | null
  readonly runs: readonly RunLine[]
  /** Outcomes of appeals that they have not been shown yet. */
  readonly unreadAppealCount: number
  /** Where moderators have paused them. */
  readonly pauses: readonly PauseLine[]
  /** What is known of them by kind of task. */
  readonly skills: readonly KindSkill[]
}

interface LobbyProps {
  readonly projects: ProjectPage
  readonly token: TokenUnit
  /** null where nobody is signed in. */
  readonly standing: Standing | null
}

/** Where a labeler chooses what to work on; drawn by the server. */
export function Lobby({ projects, standing, token }: LobbyProps) {
  return (
    <div className="page py-8 sm:py-10">
      <PageHeader
        title="Label"
        lead="Choose a project and take a run: a few tasks, a few minutes. Right answers earn points; points divide the labelers' share of every sale."
        actions={
          <>
            {standing === null ? null : <AppealsLink unreadCount={standing.unreadAppealCount} />}
            <LinkButton href={routes.leaderboard()}>Leaderboard</LinkButton>
          </>
        }
      />
      <div className="flex flex-col gap-10">
        {standing === null ? (
          <Callout title="You can look around first">
            You sign in when you take a run. A wallet can be made right here; nothing to install.
          </Callout>
        ) : (
          <>
            <PauseNotices pauses={standing.pauses} />
            {standing.me === null ? null : <GameStrip me={standing.me} />}
            <OpenRuns runs={standing.runs} />
          </>
        )}
        <OpenProjects projects={projects} token={token} />
        {standing === null ? null : <MySkills skills={standing.skills} />}
        {standing === null ? null : <PastRuns runs={standing.runs} />}
      </div>
    </div>
  )
}

function OpenProjects({ projects, token }: Pick<LobbyProps, "projects" | "token">) {
  if (projects.items.length === 0) return <NothingOpen />
  return (
    <section aria-labelledby="open-projects" className="flex flex-col gap-4">
      <h2 id="open-projects" className="text-lg font-semibold">
        Open projects
      </h2>
      <ProjectCards projects={projects.items} token={token} />
      {projects.nextCursor == null ? null : <MoreProjects cursor={projects.nextCursor} />}
    </section>
  )
}

function NothingOpen() {
  return (
    <EmptyState
      icon={<Tags />}
      title="No project gives out runs now"
      text="A pool's owner opens a project when there are items to label. Meanwhile the pools show what is coming together."
      action={
        <LinkButton variant="primary" href={routes.pools()}>
          Look at the pools
        </LinkButton>
      }
    />
  )
}
