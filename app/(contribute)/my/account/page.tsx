import { HydrateClient, prefetch, trpc } from "@/app/_trpc/server"
import { AccountScreen } from "./client"

export const metadata = { title: "Account" }

export default async function AccountPage() {
  await prefetch(trpc.account.me.queryOptions())
  return (
    <HydrateClient>
      <AccountScreen />
    </HydrateClient>
  )
}
