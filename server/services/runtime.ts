import "server-only"
import { privateKeyToAccount } from "viem/accounts"
import { type Database, openDatabase } from "@/db/client"
import { readDeployment } from "@/server/chain/deployment"
import type { ChainGateway } from "@/server/chain/gateway"
import { createChainGateway } from "@/server/chain/gateway-viem"
import type { Actor } from "@/server/domain/access/actor"
import { type RelayLimits, usualRelayLimits } from "@/server/domain/chain/relay-limits"
import { databaseQueue } from "@/server/jobs/queue"
import { type BlobStore, openBlobFolder } from "@/server/platform/blobs"
import { systemClock } from "@/server/platform/clock"
import { connectVault } from "@/server/vault/client"
import type { VaultClient } from "@/server/vault/protocol"
import type { ServiceContext } from "./context"
import { databaseSendLock } from "./send-lock"

type Hex = `0x${string}`

/** What an instance's surroundings are called; the names are those of the environment. */
export interface RuntimeSettings {
  readonly DATABASE_URL: string
  readonly BLOBS_DIR: string
  readonly VAULT_URL: string
  readonly VAULT_TOKEN: string
  /** One address or several with commas between. */
  readonly RPC_URL: string
  readonly CONFIRMATIONS?: number | undefined
  readonly RELAY_DAY_ETH?: bigint | undefined
  readonly RELAY_PERSON_DAY_ETH?: bigint | undefined
  readonly RELAY_PERSON_DAY_COUNT?: number | undefined
  readonly RELAY_GAS_PRICE_GWEI?: number | undefined
  readonly CHAIN_DEPLOYMENT: string
  readonly OPERATOR_PRIVATE_KEY: Hex
  /** Only the worker holds it. */
  readonly RELAYER_PRIVATE_KEY?: Hex
}

/** What the demo's replay puts in the place of the ordinary parts. */
export interface RuntimeParts {
  readonly maxConnections?: number
  readonly vault?: VaultClient
  now?(): Date
}

/** The open connections of a process, from which contexts are made. */
export interface Runtime {
  readonly db: Database
  readonly chain: ChainGateway
  readonly blobs: BlobStore
  contextFor(actor: Actor): ServiceContext
  close(): Promise<void>
}

/** Opens what a process needs to run verbs. @throws Error when the contracts have not been deployed */
export async function openRuntime(settings: RuntimeSettings, parts: RuntimeParts = {}): Promise<Runtime> {
  const deployment = await readDeployment(settings.CHAIN_DEPLOYMENT)
  if (deployment === null) throw new Error(`No deployment of the contracts in ${settings.CHAIN_DEPLOYMENT}.`)
  const database = openDatabase(settings.DATABASE_URL, parts.maxConnections ?? 10)
  const chain = createChainGateway({
    rpcUrl: settings.RPC_URL,
    deployment,
    operatorPrivateKey: settings.OPERATOR_PRIVATE_KEY,
    relayerPrivateKey: settings.RELAYER_PRIVATE_KEY ?? null,
    ...(settings.CONFIRMATIONS === undefined ? {} : { confirmations: settings.CONFIRMATIONS }),
    relayLimits: relayLimitsOf(settings),
    lock: databaseSendLock(database.db),
  })
  const signer = privateKeyToAccount(settings.OPERATOR_PRIVATE_KEY)
  const fixed = {
    db: database.db,
    vault: parts.vault ?? connectVault(settings.VAULT_URL, settings.VAULT_TOKEN),
    chain,
    blobs: openBlobFolder(settings.BLOBS_DIR),
    jobs: databaseQueue,
    signer: {
      address: signer.address.toLowerCase() as Hex,
      signText: (text: string) => signer.signMessage({ message: text }),
    },
    now: parts.now ?? systemClock.now,
  }
  return {
    db: database.db,
    chain,
    blobs: fixed.blobs,
    contextFor: (actor) => ({ ...fixed, actor }),
    close: database.close,
  }
}

function relayLimitsOf(settings: RuntimeSettings): RelayLimits {
  const { RELAY_GAS_PRICE_GWEI: gwei } = settings
  return {
    dayWei: settings.RELAY_DAY_ETH ?? usualRelayLimits.dayWei,
    personDayWei: settings.RELAY_PERSON_DAY_ETH ?? usualRelayLimits.personDayWei,
    personDayCount: settings.RELAY_PERSON_DAY_COUNT ?? usualRelayLimits.personDayCount,
    gasPriceWei: gwei === undefined ? usualRelayLimits.gasPriceWei : BigInt(gwei) * 10n ** 9n,
  }
}
