"use client"
import { useCallback, useEffect, useMemo, useRef, useState } from "react"
import { type Config, useAccount } from "wagmi"
import { disconnect, getAccount, reconnect } from "wagmi/actions"
import { useSiteConfig } from "../_lib/site-config-context"
import { showToast } from "../_ui/toast"
import { signInAsDemoPerson } from "./auth-requests"
import { KeysDialog } from "./keys-dialog"
import { demoPersonOf, demoType } from "./local-connectors"
import { useSession, type Viewer } from "./session"
import { SignInDialog } from "./sign-in-dialog"
import { useConnectFaults } from "./use-connect-faults"
import { useConnecting } from "./use-connecting"
import { WalletFault } from "./wallet-fault"
import type { WalletHost } from "./wallet-host"
import { walletVerbs } from "./wallet-verbs"

interface WalletDeskProps {
  readonly wagmi: Config
  readonly onReady: (host: WalletHost) => void
}

/** Carries out what pages ask of the wallet, and keeps wallet and session in step. */
export function WalletDesk({ wagmi, onReady }: WalletDeskProps) {
  const config = useSiteConfig()
  const { viewer: signedIn, announceChange } = useSession()
  const connect = useConnecting(wagmi)
  const [hasKeys, setHasKeys] = useState(false)
  const [signing, setSigning] = useState<{ readonly done: (viewer: Viewer | null) => void } | null>(null)
  const viewer = useRef(signedIn)
  viewer.current = signedIn

  useAccountStep(wagmi, signing !== null)
  useConnectFaults()

  const signIn = useCallback(async (): Promise<Viewer | null> => {
    if (viewer.current !== null) return viewer.current
    await disconnect(wagmi)
    if (!(await connect())) return null
    const demo = await signInDemo(wagmi)
    if (demo !== null) {
      announceChange()
      return demo
    }
    return new Promise((resolve) => {
      const done = (person: Viewer | null) => {
        setSigning(null)
        resolve(person)
      }
      setSigning({ done })
    })
  }, [wagmi, connect, announceChange])

  const host = useMemo<WalletHost>(() => {
    const requireWallet = async (): Promise<`0x${string}`> => {
      const person = viewer.current ?? (await signIn())
      if (person === null) throw new WalletFault("no-wallet", { detail: "you are not signed in" })
      if (getAccount(wagmi).status !== "connected") await reconnect(wagmi)
      if (getAccount(wagmi).status !== "connected" && !(await connect())) throw new WalletFault("no-wallet")
      const { address } = getAccount(wagmi)
      if (address?.toLowerCase() !== person.address) throw new WalletFault("other-account")
      return address as `0x${string}`
    }
    return { signIn, openKeys: () => setHasKeys(true), ...walletVerbs(wagmi, config, requireWallet) }
  }, [wagmi, config, signIn, connect])

  useEffect(() => {
    // wagmi takes in the browser's wallets in an effect of the provider above, which runs after this one.
    const timer = setTimeout(() => onReady(host), 0)
    return () => clearTimeout(timer)
  }, [host, onReady])

  return (
    <>
      {signing === null ? null : <SignInDialog wagmi={wagmi} onDone={signing.done} />}
      <KeysDialog isOpen={hasKeys} onOpenChange={setHasKeys} />
    </>
  )
}

/** A demo person needs no message: their key is everybody's. */
async function signInDemo(wagmi: Config): Promise<Viewer | null> {
  const { connector } = getAccount(wagmi)
  return connector?.type === demoType ? signInAsDemoPerson(demoPersonOf(connector.id)) : null
}

/** Signs out when the wallet turns to another account, and lets go of the wallet after a sign-out. */
function useAccountStep(wagmi: Config, isSigningIn: boolean): void {
  const { viewer, signOut } = useSession()
  const { address, status, connector } = useAccount()
  const known = useRef(viewer?.address ?? null)

  useEffect(() => {
    const before = known.current
    known.current = viewer?.address ?? null
    if (before !== null && viewer === null && !isSigningIn) void disconnect(wagmi)
  }, [wagmi, viewer, isSigningIn])

  useEffect(() => {
    const isOther = viewer !== null && address !== undefined && address.toLowerCase() !== viewer.address
    // An extension's change of account is heard by the session itself, with or without this room.
    if (status !== "connected" || !isOther || isSigningIn || connector?.type === "injected") return
    showToast({ title: "Signed out", text: "The wallet changed to another account.", tone: "note" })
    void signOut()
  }, [address, status, connector, viewer, isSigningIn, signOut])
}
