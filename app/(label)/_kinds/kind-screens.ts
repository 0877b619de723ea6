import type { Answer, KindConfig, KindId } from "@/server/domain/kinds/registry"
import { choiceScreen } from "./choice/choice-screen"
import type { KindScreen } from "./kind-screen"
import { preferenceScreen } from "./preference/preference-screen"

/** The screen of every kind, by its id. */
export const kindScreens: Readonly<Record<KindId, KindScreen<KindConfig, Answer>>> = {
  choice: choiceScreen,
  preference: preferenceScreen,
}
