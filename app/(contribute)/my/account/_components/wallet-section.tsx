"use client"
import { Wallet } from "lucide-react"
import { Button } from "@/app/_ui/button"
import { Section } from "@/app/_ui/card"
import { CopyButton } from "@/app/_ui/copy-button"
import { useWallet } from "@/app/_wallet/wallet-gate"

/** The address one is known by, and the way to one's browser wallet. */
export function WalletSection({ address }: { readonly address: `0x${string}` }) {
  const wallet = useWallet()
  return (
    <Section title="Wallet" lead="Money is paid to this address, and consents are signed with it.">
      <p className="flex items-center gap-1 rounded-md border bg-surface py-1 pr-1 pl-3">
        <code className="min-w-0 flex-1 font-mono text-xs break-all">{address}</code>
        <CopyButton text={address} noun="address" />
      </p>
      <Button className="self-start" isPending={wallet.isOpening} onClick={() => void wallet.openKeys()}>
        <Wallet aria-hidden />
        Export or import a browser wallet
      </Button>
    </Section>
  )
}
