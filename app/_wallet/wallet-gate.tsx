"use client"
import dynamic from "next/dynamic"
import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from "react"
import { showToast } from "../_ui/toast"
import { explainWalletError } from "./wallet-fault"
import type { WalletHost } from "./wallet-host"

// RainbowKit, wagmi and their styles weigh more than the rest of the product: they come when a wallet is asked for.
const WalletRoom = dynamic(() => import("./wallet-room").then((room) => room.WalletRoom), { ssr: false })

type Later<Verb> = Verb extends (...input: infer Input) => infer Output
  ? (...input: Input) => Promise<Awaited<Output>>
  : never

/** A wallet, loaded when one of its verbs is called for the first time. */
export type Wallet = { readonly [Verb in keyof WalletHost]: Later<WalletHost[Verb]> } & {
  /** The wallet's code is on its way. */
  readonly isOpening: boolean
}

const WalletContext = createContext<Wallet | null>(null)

interface Arrival {
  readonly host: Promise<WalletHost>
  arrive(host: WalletHost): void
}

function expectHost(): Arrival {
  let arrive: (host: WalletHost) => void = () => {}
  const host = new Promise<WalletHost>((resolve) => {
    arrive = resolve
  })
  return { host, arrive }
}

/** Stands between the pages and the wallet's code. */
export function WalletGate({ children }: { readonly children: ReactNode }) {
  const [isWanted, setWanted] = useState(false)
  const [isHere, setHere] = useState(false)
  const arrival = useRef<Arrival>(null)
  arrival.current ??= expectHost()

  const receive = useCallback((host: WalletHost) => {
    arrival.current?.arrive(host)
    setHere(true)
  }, [])

  const wallet = useMemo<Wallet>(() => {
    const open = (): Promise<WalletHost> => {
      setWanted(true)
      arrival.current ??= expectHost()
      return arrival.current.host
    }
    return {
      isOpening: isWanted && !isHere,
      signIn: async () => {
        try {
          return await (await open()).signIn()
        } catch (error) {
          const fault = explainWalletError(error)
          showToast({ title: fault.message, text: fault.todo, tone: "fault" })
          return null
        }
      },
      openKeys: async () => (await open()).openKeys(),
      signMessage: async (text) => (await open()).signMessage(text),
      signTypedData: async (data) => (await open()).signTypedData(data),
      sendCall: async (call) => (await open()).sendCall(call),
      waitForTransaction: async (hash) => (await open()).waitForTransaction(hash),
    }
  }, [isWanted, isHere])

  return (
    <WalletContext value={wallet}>
      {children}
      {isWanted ? <WalletRoom onReady={receive} /> : null}
    </WalletContext>
  )
}

/** The signed-in person's wallet. Its code is loaded by the first call, not by this hook. */
export function useWallet(): Wallet {
  const wallet = useContext(WalletContext)
  if (wallet === null) throw new Error("useWallet is used outside the root layout")
  return wallet
}
