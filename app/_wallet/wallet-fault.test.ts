import {
  BaseError,
  ContractFunctionRevertedError,
  encodeErrorResult,
  HttpRequestError,
  UserRejectedRequestError,
} from "viem"
import { describe, expect, it } from "vitest"
import { explainWalletError, WalletFault } from "./wallet-fault"

describe("a wallet's failure", () => {
  it.each([
    ["rejected", new UserRejectedRequestError(new Error("no"))],
    ["rejected", new BaseError("sending failed", { cause: new UserRejectedRequestError(new Error("no")) })],
    ["rejected", { code: 4001, message: "User denied" }],
    [
      "rejected",
      new BaseError("simulating failed", {
        cause: new HttpRequestError({
          url: "x",
          body: {},
          cause: { name: "E", message: "", code: 4001 } as Error,
        }),
      }),
    ],
    ["busy", { code: -32002, message: "already pending" }],
    ["wrong-chain", { code: 4902, message: "Unrecognized chain" }],
    ["unreachable", new HttpRequestError({ url: "http://x" })],
    [
      "reverted",
      new ContractFunctionRevertedError({ abi: [], functionName: "purchase", message: "too late" }),
    ],
    ["unknown", new Error("something else")],
    ["unknown", undefined],
  ] as const)("is told as %s", (code, error) => {
    expect(explainWalletError(error).code).toBe(code)
  })

  it("gives a contract's own reason in words", () => {
    const abi = [{ type: "error", name: "PoolRegistry_UnknownPool", inputs: [] }] as const
    const data = encodeErrorResult({ abi, errorName: "PoolRegistry_UnknownPool" })
    const inner = new ContractFunctionRevertedError({ abi, data, functionName: "closePool" })
    const outer = new BaseError("failed", { cause: inner })
    expect(explainWalletError(outer).message).toBe("The contract refused: unknown pool")
  })

  it("keeps a fault that was understood already", () => {
    const fault = new WalletFault("other-account")
    expect(explainWalletError(new Error("outer", { cause: fault }))).toBe(fault)
  })

  it("says that nothing was signed only where that is certain", () => {
    expect(new WalletFault("rejected").safe).toBe("Nothing was signed or sent.")
    expect(new WalletFault("unreachable").safe).not.toContain("Nothing was")
  })
})
