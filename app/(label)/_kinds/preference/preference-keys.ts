import type {
  PreferenceAnswer,
  PreferenceConfig,
  PreferenceSide,
} from "@/server/domain/kinds/preference/preference"

const sideByKey: Readonly<Record<string, PreferenceSide>> = {
  a: "a",
  "1": "a",
  ArrowLeft: "a",
  b: "b",
  "2": "b",
  ArrowRight: "b",
  e: "equal",
  "3": "equal",
  ArrowDown: "equal",
}

/** A, B and E; 1, 2 and 3; or the arrows toward the side that is better. */
export function preferenceByKey(config: PreferenceConfig, key: string): PreferenceAnswer | undefined {
  const side = sideByKey[key]
  if (side === undefined || (side === "equal" && !config.allowEqual)) return undefined
  return { preferred: side }
}
