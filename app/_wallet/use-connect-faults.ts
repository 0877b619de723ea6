"use client"
import { useQueryClient } from "@tanstack/react-query"
import { useEffect } from "react"
import { showToast } from "../_ui/toast"
import { explainWalletError } from "./wallet-fault"

/**
 * Tells why an extension did not connect: it was declined, or asked to change its chain and was not let. RainbowKit's
 * dialog offers another try and gives no reason. The wallet made here speaks for itself.
 */
export function useConnectFaults(): void {
  const queryClient = useQueryClient()
  useEffect(
    () =>
      queryClient.getMutationCache().subscribe((event) => {
        if (event.type !== "updated" || event.action.type !== "error") return
        const { options, state } = event.mutation
        if (options.mutationKey?.[0] !== "connect" || !isOfExtension(state.variables)) return
        const { message, safe, todo } = explainWalletError(event.action.error)
        showToast({ title: message, text: `${safe} ${todo}`, tone: "fault" })
      }),
    [queryClient],
  )
}

function isOfExtension(variables: unknown): boolean {
  const connector = (variables as { connector?: { type?: unknown } } | undefined)?.connector
  return connector?.type === "injected"
}
