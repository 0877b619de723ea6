import { createHash, randomBytes } from "node:crypto"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import postgres from "postgres"
import { generatePrivateKey, type PrivateKeyAccount, privateKeyToAccount } from "viem/accounts"
import { inject } from "vitest"
import { type Database, openDatabase } from "@/db/client"
import { account } from "@/db/schema"
import type { ChainGateway } from "@/server/chain/gateway"
import { type Actor, type Person, stranger } from "@/server/domain/access/actor"
import { makeId } from "@/server/domain/id"
import { databaseQueue } from "@/server/jobs/queue"
import { type BlobStore, openBlobFolder } from "@/server/platform/blobs"
import type { ServiceContext } from "@/server/services/context"
import type { VaultClient } from "@/server/vault/protocol"

declare module "vitest" {
  interface ProvidedContext {
    /** The test server: where a template database stands, migrated, for worlds to be cloned from. */
    databaseServer: {
      /** Connection of the owner to the server's `postgres` database. */
      readonly ownerUrl: string
      readonly templateName: string
      readonly webPassword: string
      readonly vaultPassword: string
    }
  }
}

/** Somebody of a test: an actor with a wallet. */
export interface TestPerson {
  readonly actor: Person
  readonly wallet: PrivateKeyAccount
}

/** What makes a world's vault and chain: given by the tests that need them, so that the others stay quick. */
export interface WorldParts {
  readonly vault?: (parts: VaultParts) => Promise<{ client: VaultClient; close(): Promise<void> }>
  readonly chain?: () => Promise<{ gateway: ChainGateway; close(): Promise<void> }>
}

export interface VaultParts {
  readonly databaseUrl: string
  readonly webDatabaseUrl: string
  readonly kek: Uint8Array
  readonly blobs: BlobStore
  readonly blobsFolder: string
  now(): Date
  readonly chain: ChainGateway
}

export interface World {
  readonly db: Database
  readonly blobs: BlobStore
  readonly webDatabaseUrl: string
  readonly vaultDatabaseUrl: string
  readonly ownerDatabaseUrl: string
  readonly chain: ChainGateway
  readonly vault: VaultClient
  readonly clock: { now(): Date; set(time: Date): void; advanceSeconds(seconds: number): void }
  context(actor?: Actor): ServiceContext
  /** A person with an account, the same one for the same name. */
  person(name: string): Promise<TestPerson>
  close(): Promise<void>
}

/** A private world: a database of its own, cloned from the migrated template, a folder of blobs, a clock. */
export async function createWorld(parts: WorldParts = {}): Promise<World> {
  const server = inject("databaseServer")
  const name = `world_${randomBytes(6).toString("hex")}`
  const folder = await mkdtemp(path.join(tmpdir(), "millpond-world-"))
  await asOwner(server.ownerUrl, (sql) =>
    sql.unsafe(`create database ${name} template ${server.templateName}`),
  )
  const webDatabaseUrl = urlFor(server.ownerUrl, name, "millpond_web", server.webPassword)
  const vaultDatabaseUrl = urlFor(server.ownerUrl, name, "millpond_vault", server.vaultPassword)
  const database = openDatabase(webDatabaseUrl, 8)
  const blobsFolder = path.join(folder, "blobs")
  const blobs = openBlobFolder(blobsFolder)
  const clock = createClock(new Date("2026-06-01T12:00:00Z"))
  const chain = await parts.chain?.()
  const gateway = chain?.gateway ?? absent<ChainGateway>("chain")
  const vault = await parts.vault?.({
    databaseUrl: vaultDatabaseUrl,
    webDatabaseUrl,
    kek: randomBytes(32),
    blobs,
    blobsFolder,
    now: clock.now,
    chain: gateway,
  })
  const client = vault?.client ?? absent<VaultClient>("vault")
  const signer = privateKeyToAccount(generatePrivateKey())
  const people = new Map<string, TestPerson>()

  const context = (actor: Actor = stranger): ServiceContext => ({
    db: database.db,
    actor,
    now: clock.now,
    vault: client,
    chain: gateway,
    blobs,
    jobs: databaseQueue,
    signer: { address: signer.address, signText: (text) => signer.signMessage({ message: text }) },
  })

  return {
    db: database.db,
    blobs,
    webDatabaseUrl,
    vaultDatabaseUrl,
    ownerDatabaseUrl: urlFor(server.ownerUrl, name),
    chain: gateway,
    vault: client,
    clock,
    context,
    async person(personName) {
      const known = people.get(personName)
      if (known !== undefined) return known
      const made = await openPerson(database.db, personName, clock.now())
      people.set(personName, made)
      return made
    },
    async close() {
      await vault?.close()
      await chain?.close()
      await database.close()
      await asOwner(server.ownerUrl, (sql) => sql.unsafe(`drop database ${name} with (force)`))
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function createClock(start: Date) {
  let time = start.getTime()
  return {
    now: () => new Date(time),
    set: (to: Date) => {
      time = to.getTime()
    },
    advanceSeconds: (seconds: number) => {
      time += seconds * 1000
    },
  }
}

async function openPerson(db: Database, name: string, nowAt: Date): Promise<TestPerson> {
  const wallet = privateKeyToAccount(
    `0x${createHash("sha256").update(`millpond test ${name}`).digest("hex")}`,
  )
  const address = wallet.address.toLowerCase() as `0x${string}`
  const accountId = makeId("account", nowAt, randomBytes(11))
  await db.insert(account).values({ id: accountId, address, displayName: name, createdAt: nowAt })
  return { actor: { kind: "person", accountId, address }, wallet }
}

function absent<Part extends object>(name: string): Part {
  return new Proxy({} as Part, {
    get() {
      throw new Error(`This world has no ${name}: pass it to createWorld.`)
    },
  })
}

function urlFor(ownerUrl: string, database: string, role?: string, password?: string): string {
  const url = new URL(ownerUrl)
  url.pathname = `/${database}`
  if (role !== undefined) url.username = role
  if (password !== undefined) url.password = password
  return url.toString()
}

async function asOwner(
  url: string,
  work: (sql: ReturnType<typeof postgres>) => Promise<unknown>,
): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    await work(sql)
  } finally {
    await sql.end()
  }
}
