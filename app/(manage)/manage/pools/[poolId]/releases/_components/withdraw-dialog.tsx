"use client"
import { useTRPCClient } from "@/app/_trpc/client"
import { ChainCallDialog } from "@/app/_wallet/chain-call-dialog"
import { useChainCall } from "@/app/_wallet/use-chain-call"
import { type ReleaseDialogProps, useReleaseFollowed } from "./publish-dialog"

/** Takes a release off sale; one that was never published just goes away. */
export function WithdrawDialog({ release, isOpen, onClose }: ReleaseDialogProps) {
  const client = useTRPCClient()
  const isFollowed = useReleaseFollowed(release, "withdrawn")
  const { releaseId } = release
  const call = useChainCall({
    prepare: async () => (await client.release.withdraw.mutate({ releaseId })).call,
    confirm: async () => {},
    isFollowed,
  })
  const isOnSale = release.state === "on_sale"
  return (
    <ChainCallDialog
      title={`Withdraw ${release.name}?`}
      verb="Withdraw"
      isDangerous
      call={call}
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
      prepareTitle="The withdrawal is prepared"
      walletDetail="Your wallet shows a call of withdrawRelease; the chain takes a small fee."
      doneText="The release is withdrawn."
    >
      <ul className="flex list-disc flex-col gap-1.5 pl-5 text-sm text-ink-soft">
        {isOnSale ? (
          <>
            <li>Nobody can buy it any more.</li>
            <li>Grants already sold stay good until they expire; their buyers can still order copies.</li>
          </>
        ) : (
          <li>It was never on sale, so nothing has to be sent to the chain.</li>
        )}
        <li>It cannot be put on sale again. You can cut another release from the same project.</li>
      </ul>
    </ChainCallDialog>
  )
}
