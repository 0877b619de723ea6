import "server-only"
import type { Transaction } from "@/db/client"
import type { ChainEvent, ChainEventOf } from "@/server/chain/events"
import type { ServiceContext } from "../context"
import { applyAnchored } from "./apply-anchored"
import { applyClaimed } from "./apply-claimed"
import {
  applyGrantChallenged,
  applyGrantPurchased,
  applyGrantResolved,
  applyGrantSettled,
  applyGrantTerminated,
} from "./apply-grant-events"
import {
  applyClaimSkipped,
  applyFunded,
  applyRootAccepted,
  applyRootProposed,
  applyRootVetoed,
} from "./apply-payout-events"
import {
  applyPoolClosed,
  applyPoolOpened,
  applyPoolTransferred,
  applySplitChanged,
  applyTreasuryChanged,
} from "./apply-pool-events"
import { applyReleasePublished, applyReleaseWithdrawn } from "./apply-release-events"
import type { EventUndo } from "./event-undo"

// Kept, with nothing to follow from them here.
type Noted = "GuardianChanged" | "OperatorChanged" | "PoolTransferStarted" | "RefundHeld" | "RefundCollected"
type OfRegistry =
  | "Anchored"
  | "PoolOpened"
  | "PoolClosed"
  | "PoolTransferred"
  | "SplitChanged"
  | "TreasuryChanged"
  | "ReleasePublished"
  | "ReleaseWithdrawn"
type OfPayouts = "Funded" | "RootProposed" | "RootVetoed" | "RootAccepted" | "Claimed" | "ClaimSkipped"
type OfGrants = Exclude<ChainEvent["name"], Noted | OfRegistry | OfPayouts>

/**
 * What follows here from an event there. Events of pools and releases that are not ours change nothing.
 * @param part names this application of the event: movements of the ledger made by it carry it
 * @returns what it takes to take the event back; null where nothing followed
 */
export async function applyEvent(
  context: ServiceContext,
  transaction: Transaction,
  event: ChainEvent,
  part: string,
): Promise<EventUndo | null> {
  switch (event.name) {
    case "GuardianChanged":
    case "OperatorChanged":
    case "PoolTransferStarted":
    case "RefundHeld":
    case "RefundCollected":
      return null
    case "Anchored":
    case "PoolOpened":
    case "PoolClosed":
    case "PoolTransferred":
    case "SplitChanged":
    case "TreasuryChanged":
    case "ReleasePublished":
    case "ReleaseWithdrawn":
      return applyRegistryEvent(context, transaction, event)
    case "Funded":
    case "RootProposed":
    case "RootVetoed":
    case "RootAccepted":
    case "Claimed":
    case "ClaimSkipped":
      return applyPayoutsEvent(context, transaction, event, part)
    default:
      return applyGrantsEvent(context, transaction, event, part)
  }
}

async function applyRegistryEvent(
  context: ServiceContext,
  transaction: Transaction,
  event: ChainEventOf<OfRegistry>,
): Promise<EventUndo | null> {
  switch (event.name) {
    case "Anchored":
      return applyAnchored(context, transaction, event)
    case "PoolOpened":
      return applyPoolOpened(context, transaction, event)
    case "PoolClosed":
      return applyPoolClosed(context, transaction, event)
    case "PoolTransferred":
      return applyPoolTransferred(context, transaction, event)
    case "SplitChanged":
      return applySplitChanged(context, transaction, event)
    case "TreasuryChanged":
      return applyTreasuryChanged(context, transaction, event)
    case "ReleasePublished":
      return applyReleasePublished(context, transaction, event)
    case "ReleaseWithdrawn":
      return applyReleaseWithdrawn(context, transaction, event)
  }
}

async function applyGrantsEvent(
  context: ServiceContext,
  transaction: Transaction,
  event: ChainEventOf<OfGrants>,
  part: string,
): Promise<EventUndo | null> {
  switch (event.name) {
    case "GrantPurchased":
      return applyGrantPurchased(context, transaction, event)
    case "GrantChallenged":
      return applyGrantChallenged(context, transaction, event)
    case "GrantResolved":
      return applyGrantResolved(context, transaction, event, part)
    case "GrantSettled":
      return applyGrantSettled(context, transaction, event, part)
    case "GrantTerminated":
      return applyGrantTerminated(context, transaction, event)
  }
}

async function applyPayoutsEvent(
  context: ServiceContext,
  transaction: Transaction,
  event: ChainEventOf<OfPayouts>,
  part: string,
): Promise<EventUndo | null> {
  switch (event.name) {
    case "Funded":
      return applyFunded(context, transaction, event, part)
    case "RootProposed":
      return applyRootProposed(context, transaction, event)
    case "RootVetoed":
      return applyRootVetoed(context, transaction, event)
    case "RootAccepted":
      return applyRootAccepted(context, transaction, event)
    case "Claimed":
      return applyClaimed(context, transaction, event, part)
    case "ClaimSkipped":
      return applyClaimSkipped(context, transaction, event)
  }
}
