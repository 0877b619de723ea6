import "server-only"
import { bytesToHex } from "viem"
import { mnemonicToAccount } from "viem/accounts"
import type { DemoPersonKey } from "@/server/domain/account/demo-person"

/** anvil's published development words: keys that everybody has, worth nothing on any real chain. */
const developmentWords = "test test test test test test test test test test test junk"

/** Which of anvil's ten funded accounts each person holds; 0 and 1 are left to operator and relayer. */
const accountIndexes: Record<DemoPersonKey, number> = {
  owner: 2,
  moderator: 3,
  contributor: 4,
  labeler: 5,
  buyer: 6,
  arbiter: 7,
}

export interface DemoKey {
  readonly address: `0x${string}`
  readonly privateKey: `0x${string}`
}

/** The well-known key of a demo person; address in lower case. */
export function demoKeyOf(person: DemoPersonKey): DemoKey {
  const account = mnemonicToAccount(developmentWords, { addressIndex: accountIndexes[person] })
  const privateKey = account.getHdKey().privateKey
  if (privateKey === null) throw new Error("The development words gave no private key")
  return { address: account.address.toLowerCase() as `0x${string}`, privateKey: bytesToHex(privateKey) }
}
