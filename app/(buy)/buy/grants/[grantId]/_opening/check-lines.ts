import { formatCount } from "@/app/_lib/format"
import type { CheckLine } from "../../../../_components/check-list"
import type { CopyCheck } from "./check-copy"

export interface CheckedCopy {
  readonly isSigned: boolean
  readonly isRootOnChain: boolean
  readonly isContentRight: boolean
  readonly checked: CopyCheck
}

/** What was found, a sentence each. */
export function linesOf({
  isSigned,
  isRootOnChain,
  isContentRight,
  checked,
}: CheckedCopy): readonly CheckLine[] {
  const { itemCount, labelCount, strangeItemCount, missingItemCount, wrongLabelCount } = checked
  return [
    {
      key: "signature",
      text: "The manifest is signed by the pool’s operator, as the chain names them",
      isTrue: isSigned,
    },
    { key: "content", text: "The content has the hash that was signed", isTrue: isContentRight },
    { key: "chain", text: "Its root is the one on the chain", isTrue: isRootOnChain },
    { key: "root", text: "The published leaves give that root", isTrue: checked.isRootRight },
    {
      key: "items",
      text: `All ${formatCount(itemCount)} items are of this release, and none is missing unsaid`,
      isTrue: strangeItemCount === 0 && missingItemCount === 0,
      ...(strangeItemCount + missingItemCount === 0
        ? {}
        : { detail: `${strangeItemCount} strange, ${missingItemCount} missing` }),
    },
    {
      key: "labels",
      text: `All ${formatCount(labelCount)} labels are as they were settled`,
      isTrue: wrongLabelCount === 0,
      ...(wrongLabelCount === 0 ? {} : { detail: `${wrongLabelCount} are not` }),
    },
  ]
}
