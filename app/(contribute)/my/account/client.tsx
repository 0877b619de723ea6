"use client"
import { useQuery } from "@tanstack/react-query"
import { useSiteConfig } from "@/app/_lib/site-config-context"
import { useTRPC } from "@/app/_trpc/client"
import { ErrorPanel } from "@/app/_trpc/error-panel"
import { Card } from "@/app/_ui/card"
import { PageHeader } from "@/app/_ui/page-header"
import { SkeletonRows } from "@/app/_ui/skeleton"
import { ReadingKeyPanel } from "@/app/_wallet/reading-key-panel"
import { SignedInOnly } from "@/app/_wallet/signed-in-only"
import { Faucet } from "./_components/faucet"
import { PointsSummary } from "./_components/points-summary"
import { ProfileForm } from "./_components/profile-form"
import { WalletSection } from "./_components/wallet-section"

/** What others see of one, one's keys, and one's points. */
export function AccountScreen() {
  return (
    <>
      <PageHeader title="Account" lead="How others see you, your keys, and your points." />
      <SignedInOnly what="see your account">{() => <AccountSections />}</SignedInOnly>
    </>
  )
}

function AccountSections() {
  const trpc = useTRPC()
  const { demo } = useSiteConfig()
  const me = useQuery(trpc.account.me.queryOptions())
  if (me.isPending) return <SkeletonRows rows={6} />
  if (me.isError) return <ErrorPanel error={me.error} onRetry={() => void me.refetch()} />
  if (me.data === null) return null
  return (
    <div className="grid grid-cols-1 gap-x-12 lg:grid-cols-2">
      <div className="flex min-w-0 flex-col">
        <ProfileForm me={me.data} />
        <PointsSummary me={me.data} />
      </div>
      <div className="flex min-w-0 flex-col">
        <WalletSection address={me.data.address} />
        <Card className="my-4">
          <ReadingKeyPanel address={me.data.address} />
        </Card>
        {demo ? <Faucet /> : null}
      </div>
    </div>
  )
}
