"use client"
import { useCallback, useEffect, useRef, useState } from "react"
import { getAddress } from "viem"
import { createSiweMessage } from "viem/siwe"
import type { Config } from "wagmi"
import { disconnect, getAccount, signMessage } from "wagmi/actions"
import { shortenHex } from "../_lib/format"
import { useSiteConfig } from "../_lib/site-config-context"
import { Button } from "../_ui/button"
import { Callout } from "../_ui/callout"
import { Dialog } from "../_ui/dialog"
import { ProgressSteps } from "../_ui/progress"
import { fetchNonce, SignInRefused, verifySignIn } from "./auth-requests"
import { useSession, type Viewer } from "./session"
import { explainWalletError } from "./wallet-fault"

const messageLifeSeconds = 600

/** Signs an EIP-4361 message with the connected wallet and hands it to the server. */
async function signInWithWallet(wagmi: Config, chainId: number): Promise<Viewer> {
  const { address } = getAccount(wagmi)
  if (address === undefined) throw new Error("No wallet is connected")
  const { host, origin } = window.location
  const message = createSiweMessage({
    address: getAddress(address),
    chainId,
    domain: host,
    nonce: await fetchNonce(),
    uri: origin,
    version: "1",
    statement: "Sign in to Millpond. This costs nothing and gives no permission.",
    issuedAt: new Date(),
    expirationTime: new Date(Date.now() + messageLifeSeconds * 1000),
  })
  return verifySignIn(message, await signMessage(wagmi, { account: address, message }))
}

interface Fault {
  readonly title: string
  readonly todo: string
}

function explainSignIn(error: unknown): Fault {
  if (error instanceof SignInRefused) return { title: error.message, todo: "You are not signed in." }
  const { message, todo } = explainWalletError(error)
  return { title: message, todo }
}

interface SignInDialogProps {
  readonly wagmi: Config
  readonly onDone: (viewer: Viewer | null) => void
}

/** The second half of signing in: the signature, what it is for, and the way out when it fails. */
export function SignInDialog({ wagmi, onDone }: SignInDialogProps) {
  const { address, connector } = getAccount(wagmi)
  const { fault, sign, leave } = useSigning(wagmi, onDone)
  return (
    <Dialog
      title="Sign in"
      description={`With ${connector?.name ?? "your wallet"}, ${shortenHex(address ?? "")}`}
      size="sm"
      isOpen
      isSticky
      onOpenChange={(isOpen) => {
        if (!isOpen) void leave()
      }}
      actions={
        fault === null ? null : (
          <>
            <Button onClick={() => void leave()}>Use another wallet</Button>
            <Button variant="primary" onClick={() => void sign()}>
              Try again
            </Button>
          </>
        )
      }
    >
      <ProgressSteps
        label="Signing in"
        steps={[
          { key: "connect", title: "Wallet connected", state: "done" },
          {
            key: "sign",
            title: "Sign the message",
            state: fault === null ? "current" : "failed",
            detail:
              "The wallet shows a short text. Signing it proves that the wallet is yours; it costs nothing.",
          },
        ]}
      />
      {fault === null ? null : (
        <div role="alert" className="pt-4">
          <Callout tone="fault" title={fault.title}>
            {fault.todo}
          </Callout>
        </div>
      )}
    </Dialog>
  )
}

function useSigning(wagmi: Config, onDone: SignInDialogProps["onDone"]) {
  const { chainId } = useSiteConfig()
  const { announceChange } = useSession()
  const [fault, setFault] = useState<Fault | null>(null)
  const hasBegun = useRef(false)

  const sign = useCallback(async () => {
    setFault(null)
    try {
      const viewer = await signInWithWallet(wagmi, chainId)
      announceChange()
      onDone(viewer)
    } catch (error) {
      setFault(explainSignIn(error))
    }
  }, [wagmi, chainId, announceChange, onDone])

  const leave = useCallback(async () => {
    await disconnect(wagmi)
    onDone(null)
  }, [wagmi, onDone])

  useEffect(() => {
    if (hasBegun.current) return
    hasBegun.current = true
    void sign()
  }, [sign])

  return { fault, sign, leave }
}
