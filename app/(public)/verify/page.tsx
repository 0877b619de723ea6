import type { Metadata } from "next"
import { HydrateClient, prefetch, trpc } from "@/app/_trpc/server"
import { VerifyScreen } from "./client"

export const metadata: Metadata = {
  title: "Verify",
  description: "Recompute labels, points and payouts from what was published, on your own device.",
}

export default async function VerifyPage() {
  await prefetch(trpc.transcript.list.queryOptions())
  return (
    <HydrateClient>
      <VerifyScreen />
    </HydrateClient>
  )
}
