import { z } from "zod"
import { twinPlaces } from "@/server/domain/appeal/rejection"
import { accessOutcomes, accessPurposes, rightKinds } from "@/server/domain/consent/access-log"
import { purposes } from "@/server/domain/consent/purpose"
import { admissionReasonCodes, admissionVerdicts } from "@/server/domain/contribution/admission"
import { contributionFaults } from "@/server/domain/contribution/admission-outcome"

const hex = z.templateLiteral(["0x", z.string().regex(/^[0-9a-fA-F]*$/)])
const id = z.string().min(5).max(60)
const recipient = z.string().regex(/^age1[0-9a-z]{20,}$/)

/** A consent as it was signed. */
export const signedConsentSchema = z.strictObject({
  message: z.strictObject({
    pool: hex,
    contributionHash: hex,
    purposes: z.array(z.enum(purposes)).min(1).max(purposes.length),
    expiry: z.string().regex(/^\d{1,12}$/),
    nonce: hex,
  }),
  signature: hex,
})

const admittedItem = z.strictObject({
  itemId: id,
  byteSize: z.int(),
  itemHash: hex,
  groupKey: z.string().nullable(),
})

/** The vault's verbs: name, input and output. Nothing else passes its door. */
export const vaultVerbs = {
  /** Makes a pool's identity; a second call answers the same recipient. */
  createPoolKey: { input: z.strictObject({ poolId: id }), output: z.strictObject({ recipient }) },

  /**
   * Opens an upload, checks consent and rows, seals the items. Of what it rejects it keeps the repetitions alone,
   * sealed, as long as they can be appealed; a second call answers the same. Pool, contributor and upload are read by
   * the vault itself.
   */
  admit: {
    input: z.strictObject({ contributionId: id, consent: signedConsentSchema }),
    output: z.strictObject({
      fault: z.enum(contributionFaults).nullable(),
      /** Key of the blob that holds the payload without its header. */
      payloadBlobKey: z.string().nullable(),
      /** Until when rejected rows that can be appealed are kept; null where there is none. */
      rowsKeptUntil: z.iso.datetime().nullable(),
      rows: z.array(
        z.strictObject({
          rowNumber: z.int(),
          verdict: z.enum(admissionVerdicts),
          reasons: z.array(
            z.strictObject({ code: z.enum(admissionReasonCodes), field: z.string().optional() }),
          ),
          item: admittedItem.nullable(),
        }),
      ),
    }),
  },

  /** How many rejected rows are kept for an appeal, and which of the pool's moderators hold an item equal to one. */
  readRejected: {
    input: z.strictObject({ contributionId: id }),
    output: z.strictObject({ keptCount: z.int(), tiedAccountIds: z.array(id) }),
  },

  /** Encrypts the rows of an open appeal of rejected rows to a reviewer with an unused seat on it. */
  openAppeal: {
    input: z.strictObject({ appealId: id, accountId: id, recipient }),
    output: z.strictObject({
      /** As `openRun`'s. */
      ciphertext: z.string(),
      withheldItemIds: z.array(id),
      rows: z.array(z.strictObject({ rowNumber: z.int(), itemId: id, twin: z.enum(twinPlaces) })),
    }),
  },

  /** Makes items of the rows of an overturned appeal; a second call answers the same. The other kept rows are deleted. */
  admitAppealed: {
    input: z.strictObject({ appealId: id }),
    output: z.strictObject({
      rows: z.array(z.strictObject({ rowNumber: z.int(), item: admittedItem })),
    }),
  },

  /** Deletes rejected rows that cannot be appealed any more: their time is over, or their appeal is decided. */
  forgetRejected: {
    input: z.strictObject({}),
    output: z.strictObject({ forgottenCount: z.int() }),
  },

  /** Encrypts the items of a run's live assignments to the run's reader recipient. */
  openRun: {
    input: z.strictObject({ runId: id }),
    output: z.strictObject({
      /** An age file, base64: JSON `{items: {[itemId]: content}}`. Items whose gate is closed are missing. */
      ciphertext: z.string(),
      withheldItemIds: z.array(id),
    }),
  },

  /** Encrypts the items of one task to a moderator, a reviewer of an appeal or, for a draft's gold, its pool's owner. */
  openCase: {
    input: z.strictObject({ taskId: id, accountId: id, recipient }),
    output: z.strictObject({ ciphertext: z.string(), withheldItemIds: z.array(id) }),
  },

  /** Writes a buyer's encrypted copy of a release to the blob store. */
  deliver: {
    input: z.strictObject({ deliveryId: id }),
    output: z.strictObject({
      outcome: z.enum(["delivered", "grant_not_active"]),
      blobKey: z.string().nullable(),
      byteSize: z.int(),
      itemCount: z.int(),
      labelCount: z.int(),
      withheldItemIds: z.array(id),
      contentHash: hex,
      fingerprint: hex,
    }),
  },

  /** Closes a gate: deletes the header and the item key. A second call answers the first time. */
  shred: {
    input: z.strictObject({ contributionId: id }),
    output: z.strictObject({
      shreddedAt: z.iso.datetime(),
      /** The last time that somebody else read it. */
      lastReadAt: z.iso.datetime().nullable(),
    }),
  },

  /** The contributor's own header: with the payload it is an age file that their own key opens. Not after closing. */
  takeOut: {
    input: z.strictObject({ contributionId: id, accountAddress: hex }),
    output: z.strictObject({
      /** Base64. */
      header: z.string(),
      payloadBlobKey: z.string(),
    }),
  },

  /** The access log of one contribution, newest first, and figures of the whole. */
  readAccessLog: {
    input: z.strictObject({
      contributionId: id,
      beforeSequence: z.int().nullable(),
      limit: z.int().min(1).max(200),
    }),
    output: z.strictObject({
      entries: z.array(
        z.strictObject({
          sequence: z.int(),
          itemCount: z.int(),
          purpose: z.enum(accessPurposes),
          readerId: z.string(),
          rightKind: z.enum(rightKinds),
          rightId: z.string(),
          outcome: z.enum(accessOutcomes),
          readAt: z.iso.datetime(),
          entryHash: hex,
        }),
      ),
      totalCount: z.int(),
      lastReadAt: z.iso.datetime().nullable(),
      shreddedAt: z.iso.datetime().nullable(),
      /** Reads asked for and refused since the gate was closed. */
      refusedSinceCount: z.int(),
    }),
  },

  /** Head of the access log's chain, to be anchored with an epoch, and counts without content. */
  statistics: {
    input: z.strictObject({}),
    output: z.strictObject({
      accessLogHead: hex,
      accessLogCount: z.int(),
      sealedItemCount: z.int(),
      shreddedCount: z.int(),
    }),
  },
} as const

export type VaultVerb = keyof typeof vaultVerbs
export type VaultInput<Verb extends VaultVerb> = z.input<(typeof vaultVerbs)[Verb]["input"]>
export type VaultOutput<Verb extends VaultVerb> = z.output<(typeof vaultVerbs)[Verb]["output"]>

/** What services hold of the vault. Throws `VAULT_UNAVAILABLE` or `VAULT_REFUSED`. */
export interface VaultClient {
  call<Verb extends VaultVerb>(verb: Verb, input: VaultInput<Verb>): Promise<VaultOutput<Verb>>
}
