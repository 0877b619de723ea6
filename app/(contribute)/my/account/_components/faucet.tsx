"use client"
import { useMutation } from "@tanstack/react-query"
import { useToken } from "@/app/_lib/site-config-context"
import { useTRPC } from "@/app/_trpc/client"
import { showError } from "@/app/_trpc/error-panel"
import { Button } from "@/app/_ui/button"
import { Section } from "@/app/_ui/card"
import { showToast } from "@/app/_ui/toast"

/** Play money, on a local chain alone. */
export function Faucet() {
  const trpc = useTRPC()
  const token = useToken()
  const faucet = useMutation({
    ...trpc.account.faucet.mutationOptions(),
    onError: showError,
    onSuccess: () => showToast({ title: `${token.symbol} and coins for fees are in your wallet` }),
  })
  return (
    <Section
      title="Development dollars"
      lead="This is a local chain: money on it is worth nothing outside. Take some to try buying."
    >
      <Button
        className="self-start"
        isPending={faucet.isPending}
        pendingLabel="Sending"
        onClick={() => faucet.mutate()}
      >
        Send me {token.symbol}
      </Button>
    </Section>
  )
}
