import type { Metadata } from "next"
import { cache } from "react"
import { tokenOf } from "@/app/_lib/site-config"
import { orNotFound, readCaller, readSiteConfig } from "@/app/_trpc/read"
import { RenewOnReturn } from "@/app/_ui/renew-on-return"
import type { Id } from "@/server/domain/id"
import { FactSheet } from "./_components/fact-sheet"

interface PoolPageProps {
  readonly params: Promise<{ readonly poolId: Id<"pool"> }>
}

const readPool = cache(async (poolId: Id<"pool">) => orNotFound((await readCaller()).pool.get({ poolId })))

export async function generateMetadata({ params }: PoolPageProps): Promise<Metadata> {
  const pool = await readPool((await params).poolId)
  return { title: pool.name, description: pool.purpose.slice(0, 200) }
}

export default async function PoolPage({ params }: PoolPageProps) {
  const { poolId } = await params
  const caller = await readCaller()
  const [pool, calls, config] = await Promise.all([
    readPool(poolId),
    orNotFound(caller.bounty.list({ poolId, isCall: true })),
    readSiteConfig(),
  ])
  const readAt = new Date()
  return (
    <>
      <FactSheet pool={pool} calls={calls.items} token={tokenOf(config)} readAt={readAt} />
      <RenewOnReturn readAt={readAt} />
    </>
  )
}
