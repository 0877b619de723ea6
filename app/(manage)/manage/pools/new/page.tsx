import { NewPoolScreen } from "./client"

export const metadata = { title: "New pool" }

export default function NewPoolPage() {
  return <NewPoolScreen />
}
