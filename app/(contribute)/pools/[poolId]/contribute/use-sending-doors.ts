"use client"
import { useMemo } from "react"
import { useSiteConfig } from "@/app/_lib/site-config-context"
import { useTRPCClient } from "@/app/_trpc/client"
import { useSession, type Viewer } from "@/app/_wallet/session"
import { useWallet, type Wallet } from "@/app/_wallet/wallet-gate"
import { consentTypedData } from "@/server/domain/consent/typed-data"
import type { Id } from "@/server/domain/id"
import type { Client } from "../../../_sending/own-copy"
import type { SendingDoors } from "../../../_sending/send"
import type { CallChoice } from "./use-call-choice"

type OpenDoors = Omit<SendingDoors, "tell" | "onUpload">

export interface SendingTo {
  readonly poolId: Id<"pool">
  readonly fixesId?: Id<"contribution">
  /** The call that the contribution answers, and what the person was shown of it. */
  readonly choice: Pick<CallChoice, "chosen" | "rowCount" | "shownCount">
}

/** The server and the wallet as sending needs them; null while nobody is signed in. */
export function useSendingDoors({ poolId, fixesId, choice }: SendingTo): OpenDoors | null {
  const { viewer } = useSession()
  const wallet = useWallet()
  const client = useTRPCClient()
  const { chainId, addresses } = useSiteConfig()
  const { rowCount, shownCount } = choice
  const bountyId = choice.chosen?.bountyId
  return useMemo(() => {
    if (viewer === null) return null
    const answers = bountyId === undefined ? null : { bountyId, rowCount, shownCount }
    return {
      ...serverDoors(client, { poolId, fixesId: fixesId ?? null, answers }),
      ...ownDoors(viewer, wallet, chainId, addresses.registry),
    }
  }, [viewer, wallet, client, chainId, addresses.registry, poolId, fixesId, bountyId, rowCount, shownCount])
}

type Announcing = Pick<
  Parameters<Client["contribution"]["create"]["mutate"]>[0],
  "poolId" | "fixesId" | "answers"
>

function serverDoors(client: Client, announcing: Announcing) {
  return {
    create: (input: Parameters<OpenDoors["create"]>[0]) =>
      client.contribution.create.mutate({ ...announcing, ...input }),
    hasArrived: async (contributionId: Id<"contribution">) =>
      (await client.contribution.get.query({ contributionId })).receipt !== null,
    submit: async (...[draft, message, signature]: Parameters<OpenDoors["submit"]>) => {
      const { contributionId, purposes, expiresAt } = draft
      await client.contribution.submit.mutate({
        contributionId,
        purposes: [...purposes],
        expiresAt,
        message: { ...message, purposes: [...message.purposes] },
        signature,
      })
    },
  }
}

function ownDoors(viewer: Viewer, wallet: Wallet, chainId: number, registry: `0x${string}`) {
  return {
    accountId: viewer.accountId,
    readOwnRecipient: async () => {
      const { readingRecipient } = await import("@/app/_wallet/reading-key")
      return readingRecipient(viewer.address)
    },
    sign: (message: Parameters<OpenDoors["sign"]>[0]) =>
      wallet.signTypedData(consentTypedData(message, chainId, registry)),
  }
}
