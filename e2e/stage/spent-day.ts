import { eq } from "drizzle-orm"
import { account } from "@/db/schema/account"
import { relaySpend } from "@/db/schema/relay-spend"
import { openStage } from "@/db/seed/stage"
import { usualRelayLimits } from "@/server/domain/chain/relay-limits"
import { newId } from "@/server/services/context"

const hour = 3_600_000

/** `spent-day.ts ADDRESS`: the relayer has paid for this person what it pays in a day. */
async function spend(address: `0x${string}`): Promise<void> {
  const stage = await openStage(new Date())
  stage.clock.goLive()
  const context = stage.context({ kind: "stranger" })
  try {
    const [person] = await context.db
      .select({ id: account.id })
      .from(account)
      .where(eq(account.address, address))
    if (person === undefined) throw new Error("Nobody has this address.")
    await context.db.insert(relaySpend).values({
      id: newId(context, "relaySpend"),
      accountId: person.id,
      purpose: "purchase",
      referenceId: "a day's purchases",
      costWei: usualRelayLimits.personDayWei,
      // Counted today, and tomorrow too where midnight passes while the journey goes on.
      createdAt: new Date(context.now().getTime() + hour),
    })
    console.log(JSON.stringify({ accountId: person.id }))
  } finally {
    await stage.close()
  }
}

spend((process.argv[2] ?? "0x") as `0x${string}`).then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error)
    process.exit(1)
  },
)
