import { Callout } from "@/app/_ui/callout"

/**
 * Said wherever a bounty stands, or what it promised, while the chain does not have its money.
 * @param isFunder whether its reader is the one who can pay again
 */
export function UncoveredNote({ isFunder = false }: { readonly isFunder?: boolean }) {
  return (
    <Callout tone="fault" title="The chain took this bounty’s money back" className="w-full">
      {isFunder
        ? "The block of your payment is gone, and the money is in your wallet again. Most such payments come back in another block by themselves. If yours does not, pay again: what you promised and owe waits for it, and nothing new is promised until then."
        : "The block that it came in is gone. Nothing new is promised. What was promised and earned stays noted and is paid once the money is back, in another block or by its funder again, and not before."}
    </Callout>
  )
}
