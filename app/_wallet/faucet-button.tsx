"use client"
import { useMutation } from "@tanstack/react-query"
import { useSiteConfig, useToken } from "../_lib/site-config-context"
import { useTRPC } from "../_trpc/client"
import { showError } from "../_trpc/error-panel"
import { Button } from "../_ui/button"
import { showToast } from "../_ui/toast"

const localChainId = 31337

/** Development dollars and coins for fees; on the local chain alone, elsewhere nothing. */
export function FaucetButton({ onFilled }: { readonly onFilled?: () => void }) {
  const trpc = useTRPC()
  const token = useToken()
  const { chainId } = useSiteConfig()
  const faucet = useMutation({
    ...trpc.account.faucet.mutationOptions(),
    onError: showError,
    onSuccess: () => {
      showToast({ title: `${token.symbol} and coins for fees are in your wallet` })
      onFilled?.()
    },
  })
  if (chainId !== localChainId) return null
  return (
    <Button
      className="self-start"
      size="sm"
      isPending={faucet.isPending}
      pendingLabel="Sending"
      onClick={() => faucet.mutate()}
    >
      Send me development {token.symbol}
    </Button>
  )
}
