"use client"
import { useCallback, useEffect, useRef, useState } from "react"
import { useWallet, type Wallet } from "./wallet-gate"
import type { ContractCall } from "./wallet-host"

type Hex = `0x${string}`

/** What has to happen around a transaction of the owner's wallet. */
export interface ChainCallDoors {
  /** Fixes the terms and gives the call, after those that must be on the chain before it; null where nothing has to be sent. */
  prepare(): Promise<ContractCall | readonly ContractCall[] | null>
  /** Tells the server which transaction was sent. */
  confirm(hash: Hex): Promise<unknown>
  /** Whether Millpond has seen the chain's event. */
  isFollowed(): Promise<boolean>
}

export const callStages = ["prepare", "wallet", "chain", "follow"] as const
export type CallStage = (typeof callStages)[number]

export type CallState =
  | { readonly kind: "idle" }
  | { readonly kind: "running"; readonly stage: CallStage; readonly hash: Hex | null }
  | { readonly kind: "done"; readonly hash: Hex | null }
  | { readonly kind: "failed"; readonly stage: CallStage; readonly hash: Hex | null; readonly error: unknown }

export interface ChainCall {
  readonly state: CallState
  start(): void
  reset(): void
}

const pollMilliseconds = 1000

/** Takes a call from its preparation through the wallet and the chain until Millpond has seen it. */
export function useChainCall(doors: ChainCallDoors): ChainCall {
  const wallet = useWallet()
  const [state, setState] = useState<CallState>({ kind: "idle" })
  const latest = useRef({ doors, wallet })
  latest.current = { doors, wallet }
  const isHere = useRef(true)
  useEffect(() => {
    isHere.current = true
    return () => {
      isHere.current = false
    }
  }, [])

  const start = useCallback(() => {
    const tell = (next: CallState) => {
      if (isHere.current) setState(next)
    }
    void runCall(latest.current.doors, latest.current.wallet, tell, () => isHere.current)
  }, [])
  return { state, start, reset: useCallback(() => setState({ kind: "idle" }), []) }
}

async function runCall(
  doors: ChainCallDoors,
  wallet: Wallet,
  tell: (state: CallState) => void,
  isHere: () => boolean,
): Promise<void> {
  let stage: CallStage = "prepare"
  let hash: Hex | null = null
  const enter = (next: CallStage) => {
    stage = next
    tell({ kind: "running", stage, hash })
  }
  try {
    enter("prepare")
    const prepared = await doors.prepare()
    if (prepared !== null) {
      enter("wallet")
      hash = await sendInTurn(wallet, "address" in prepared ? [prepared] : prepared)
      enter("chain")
      await doors.confirm(hash)
      await wallet.waitForTransaction(hash)
    }
    enter("follow")
    while (isHere() && !(await doors.isFollowed())) await pause(pollMilliseconds)
    tell({ kind: "done", hash })
  } catch (error) {
    tell({ kind: "failed", stage, hash, error })
  }
}

/** Sends calls one after the other, each when the chain has the one before; answers the last one's hash. */
async function sendInTurn(wallet: Wallet, calls: readonly ContractCall[]): Promise<Hex> {
  let hash: Hex | null = null
  for (const call of calls) {
    if (hash !== null) await wallet.waitForTransaction(hash)
    hash = await wallet.sendCall(call)
  }
  if (hash === null) throw new Error("nothing was prepared to be sent")
  return hash
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
