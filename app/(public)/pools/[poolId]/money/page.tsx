import type { Metadata } from "next"
import { cache } from "react"
import { tokenOf } from "@/app/_lib/site-config"
import { orNotFound, readCaller, readSiteConfig } from "@/app/_trpc/read"
import type { Id } from "@/server/domain/id"
import { PoolMoney } from "./_components/pool-money"

interface PoolMoneyPageProps {
  readonly params: Promise<{ readonly poolId: Id<"pool"> }>
}

const readMoney = cache(async (poolId: Id<"pool">) => orNotFound((await readCaller()).pool.money({ poolId })))

export async function generateMetadata({ params }: PoolMoneyPageProps): Promise<Metadata> {
  const { name } = await readMoney((await params).poolId)
  return { title: `Money of ${name}` }
}

export default async function PoolMoneyPage({ params }: PoolMoneyPageProps) {
  const money = await readMoney((await params).poolId)
  return <PoolMoney pool={money} token={tokenOf(await readSiteConfig())} />
}
