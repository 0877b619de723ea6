import "server-only"
import { requireCan, requirePerson, type ServiceContext, writeAudit } from "../context"

/** What a newcomer gets on the local chain: 1,000 development dollars and 10 coins for gas. */
const giftDollars = 1000n
const giftWei = 10n ** 19n

/**
 * Gives the signed-in person play money to try everything with. The local development chain alone has this.
 * @throws DomainError FORBIDDEN on any other chain
 */
export async function fillWallet(context: ServiceContext): Promise<{
  readonly transactionHash: `0x${string}`
  readonly balanceAmount: bigint
}> {
  requireCan(context, "wallet.fill")
  const person = requirePerson(context)
  const tokenAmount = giftDollars * 10n ** BigInt(context.chain.token.decimals)
  const transactionHash = await context.chain.fillWallet(person.address, tokenAmount, giftWei)
  await context.db.transaction((transaction) =>
    writeAudit(context, transaction, "wallet.fill", person.accountId, { amount: tokenAmount.toString() }),
  )
  return { transactionHash, balanceAmount: await context.chain.readTokenBalance(person.address) }
}
