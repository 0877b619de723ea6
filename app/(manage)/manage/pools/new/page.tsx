import { HydrateClient } from "@/app/_trpc/server"
import { NewPoolScreen } from "./client"

export const metadata = { title: "New pool" }

export default function NewPoolPage() {
  return (
    <HydrateClient>
      <NewPoolScreen />
    </HydrateClient>
  )
}
