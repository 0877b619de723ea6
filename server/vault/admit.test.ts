import { eq } from "drizzle-orm"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { contribution } from "@/db/schema"
import {
  admitSent,
  contribute,
  createVaultWorld,
  sendContribution,
  type VaultWorld,
} from "@/db/testing/vault/vault-world"
import { decryptWith, encryptBytesFor, makeIdentity } from "@/server/domain/envelope/age"
import { joinAgeFile, splitAgeFile } from "@/server/domain/envelope/age-file"
import { readBlob } from "@/server/platform/blobs"

let world: VaultWorld
beforeAll(async () => {
  world = await createVaultWorld()
})
afterAll(() => world.close())

const row = (text: string, topic = "t") => ({ text, topic })
const plaintextOf = (sent: { ciphertext: Uint8Array }) => splitAgeFile(sent.ciphertext).payload

describe("admitting a contribution", () => {
  test("accepts, rejects with reasons and names duplicates, row by row", async () => {
    const { admitted } = await contribute(world, "ann", {
      rows: [
        row("one row"),
        { topic: "x" },
        row("one row"),
        { text: "two", "ann@example.org": 1 },
        row("another row"),
      ],
    })
    expect(admitted.fault).toBeNull()
    expect(admitted.rows.map(({ rowNumber, verdict, reasons }) => [rowNumber, verdict, reasons])).toEqual([
      [1, "accepted", []],
      [2, "rejected", [{ code: "field_missing", field: "text" }]],
      [3, "rejected", [{ code: "duplicate_in_contribution" }]],
      [4, "rejected", [{ code: "field_unknown" }]],
      [5, "accepted", []],
    ])
    expect(new Set(admitted.rows.flatMap(({ item }) => item?.groupKey ?? [])).size).toBe(1)
  })

  test("refuses a row that the pool has, and answers the same when asked again", async () => {
    const sent = await sendContribution(world, "ben", { rows: [row("one row"), row("a fresh row")] })
    const first = await admitSent(world, sent)
    expect(first.rows.map((one) => one.reasons)).toEqual([[{ code: "duplicate_in_pool" }], []])
    expect(await admitSent(world, sent)).toEqual(first)
  })

  test("of the same row in two contributions at once takes one", async () => {
    const rows = Array.from({ length: 30 }, (_, index) => row(`contested row ${index}`))
    const sent = await Promise.all(["c1", "c2", "c3"].map((name) => sendContribution(world, name, { rows })))
    const admitted = await Promise.all(sent.map((one) => admitSent(world, one)))
    const accepted = admitted.flatMap((one) => one.rows).filter((one) => one.verdict === "accepted")
    expect(accepted).toHaveLength(30)
  })

  test("answers one outcome to the same question asked twice at once", async () => {
    const sent = await sendContribution(world, "cid", { rows: [row("asked twice")] })
    const [one, other] = await Promise.all([admitSent(world, sent), admitSent(world, sent)])
    expect(one).toEqual(other)
    await world.db.update(contribution).set({ blobKey: null }).where(eq(contribution.id, sent.contributionId))
    const again = await admitSent(world, sent)
    expect(again).toEqual(one)
    expect(again.rows[0]?.verdict).toBe("accepted")
  })

  test("keeps the payload without its header, which opens nothing alone, not even with the pool's key", async () => {
    const { admitted, ciphertext, contributionId, identity, contributor } = await contribute(world, "cat", {
      rows: [row("a secret of cat")],
    })
    expect(await world.blobs.head(`uploads/${contributionId}`)).toBeNull()
    const payload = await readBlob(world.blobs, admitted.payloadBlobKey ?? "")
    expect(payload).toEqual(plaintextOf({ ciphertext }))
    await expect(decryptWith(identity, payload ?? new Uint8Array())).rejects.toThrow()

    const own = await world.vault.call("takeOut", {
      contributionId,
      accountAddress: contributor.actor.address,
    })
    const header = new Uint8Array(Buffer.from(own.header, "base64"))
    const opened = await decryptWith(identity, joinAgeFile({ header, payload: payload ?? new Uint8Array() }))
    expect(new TextDecoder().decode(opened)).toContain("a secret of cat")
    const stranger = await world.person("stranger")
    await expect(
      world.vault.call("takeOut", { contributionId, accountAddress: stranger.actor.address }),
    ).rejects.toMatchObject({ code: "VAULT_REFUSED" })
  })

  test("keeps nothing of an upload whose rows are all rejected", async () => {
    const { admitted, contributionId } = await contribute(world, "dan", { rows: [{ topic: "no text" }] })
    expect(admitted).toMatchObject({ fault: null, payloadBlobKey: null })
    expect(await world.blobs.head(`uploads/${contributionId}`)).toBeNull()
    expect(await world.blobs.head(`payloads/${contributionId}`)).toBeNull()
  })
})

describe("an upload is refused as a whole", () => {
  test("when it is empty, no text, or for another pool", async () => {
    const other = await makeIdentity()
    const faults = [
      [{ rows: [] }, "empty"],
      [{ plaintext: Uint8Array.of(0xff, 0xfe, 0x41) }, "not_text"],
      [{ rows: [row("for another")], recipients: [other.recipient] }, "cannot_decrypt"],
      [{ plaintext: "x\n".repeat(50_001) }, "too_many_rows"],
    ] as const
    for (const [options, fault] of faults) {
      const sent = await sendContribution(world, "eve", options)
      expect((await admitSent(world, sent)).fault).toBe(fault)
      expect(await world.blobs.head(`uploads/${sent.contributionId}`)).toBeNull()
    }
  })

  test("when a bit is flipped, its end is cut, its chunks or its header are swapped", async () => {
    const plaintext = `${JSON.stringify(row("x".repeat(60_000)))}\n${JSON.stringify(row("y".repeat(60_000)))}`
    const foreign = splitAgeFile(await encryptBytesFor([world.recipient], plaintext)).header
    const flip = (file: Uint8Array) => file.with(file.length - 40, (file.at(-40) ?? 0) ^ 1)
    const swapChunks = (file: Uint8Array) => {
      const { header, payload } = splitAgeFile(file)
      const [nonce, chunk] = [payload.subarray(0, 16), 65_536 + 16]
      const [first, second] = [payload.subarray(16, 16 + chunk), payload.subarray(16 + chunk)]
      return new Uint8Array(Buffer.concat([header, nonce, second, first]))
    }
    const swapHeader = (file: Uint8Array) =>
      joinAgeFile({ header: foreign, payload: splitAgeFile(file).payload })
    for (const tamper of [flip, (file: Uint8Array) => file.subarray(0, -1), swapChunks, swapHeader]) {
      const sent = await sendContribution(world, "eve", { plaintext, tamper })
      expect((await admitSent(world, sent)).fault).toBe("cannot_decrypt")
    }
  })

  test("when the stored bytes are not those of the consent", async () => {
    const sent = await sendContribution(world, "eve", { rows: [row("exchanged on the way")] })
    await world.blobs.put(`uploads/${sent.contributionId}`, await encryptBytesFor([world.recipient], "{}"))
    expect((await admitSent(world, sent)).fault).toBe("hash_differs")
  })

  test("when the consent names another pool or hash, has expired, or somebody else signed it", async () => {
    const rows = [row("consent is missing")]
    const zero = `0x${"0".repeat(64)}` as const
    for (const message of [{ pool: zero }, { contributionHash: zero }]) {
      const sent = await sendContribution(world, "eve", { rows, message })
      expect((await admitSent(world, sent)).fault).toBe("consent_invalid")
    }
    const late = await sendContribution(world, "eve", { rows, expirySeconds: -1 })
    expect((await admitSent(world, late)).fault).toBe("consent_expired")
    const sent = await sendContribution(world, "eve", { rows })
    const foreign = await sendContribution(world, "fay", { rows })
    expect((await admitSent(world, { ...sent, signature: foreign.signature })).fault).toBe("consent_invalid")
  })
})

test("takes the consent of a contract wallet whose contract says that it signed", async () => {
  const sent = await sendContribution(world, "gus", { rows: [row("from a contract wallet")] })
  world.vaultChain.signingContracts.add(sent.contributor.actor.address)
  expect((await admitSent(world, { ...sent, signature: "0x1234" })).fault).toBeNull()
})

test("a gate that closes before the upload is read stays closed", async () => {
  const sent = await sendContribution(world, "hal", { rows: [row("changed my mind")] })
  await world.vault.call("shred", { contributionId: sent.contributionId })
  expect(await world.blobs.head(`uploads/${sent.contributionId}`)).toBeNull()
  await expect(admitSent(world, sent)).rejects.toMatchObject({ code: "CONSENT_CLOSED" })
})

test("admission races a closing gate and never leaves it open", async () => {
  for (let round = 0; round < 25; round++) {
    const sent = await sendContribution(world, "ida", { rows: [row(`racing row ${round}`)] })
    const [admitted, closed] = await Promise.allSettled([
      admitSent(world, sent),
      world.vault.call("shred", { contributionId: sent.contributionId }),
    ])
    expect(closed.status).toBe("fulfilled")
    if (admitted.status === "rejected") expect(admitted.reason).toMatchObject({ code: "CONSENT_CLOSED" })
    await expect(admitSent(world, sent)).rejects.toMatchObject({ code: "CONSENT_CLOSED" })
    expect(await world.blobs.head(`payloads/${sent.contributionId}`)).toBeNull()
    await world.db.delete(contribution).where(eq(contribution.id, sent.contributionId))
  }
})
