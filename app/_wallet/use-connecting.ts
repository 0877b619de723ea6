"use client"
import { useConnectModal } from "@rainbow-me/rainbowkit"
import { useCallback, useEffect, useRef } from "react"
import { type Config, useAccount } from "wagmi"
import { getAccount } from "wagmi/actions"

/**
 * Opens the list of wallets and waits for what the person does with it.
 * @returns a verb that gives whether a wallet is connected now
 */
export function useConnecting(wagmi: Config): () => Promise<boolean> {
  const { connectModalOpen, openConnectModal } = useConnectModal()
  const { status } = useAccount()
  const openModal = useRef(openConnectModal)
  openModal.current = openConnectModal
  const waiting = useRef<{ readonly settle: (isConnected: boolean) => void; hasOpened: boolean } | null>(null)

  useEffect(() => {
    const current = waiting.current
    if (current === null) return
    if (connectModalOpen) current.hasOpened = true
    const isClosed = current.hasOpened && !connectModalOpen
    if (status === "connected" || (isClosed && status === "disconnected")) {
      waiting.current = null
      current.settle(status === "connected")
    }
  }, [connectModalOpen, status])

  return useCallback(async () => {
    if (getAccount(wagmi).status === "connected") return true
    // The dialog can be opened only after RainbowKit has seen that nothing is connected.
    for (let tries = 0; openModal.current === undefined && tries < 60; tries++) {
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    waiting.current?.settle(false)
    return new Promise<boolean>((resolve) => {
      waiting.current = { settle: resolve, hasOpened: false }
      openModal.current?.()
    })
  }, [wagmi])
}
