"use client"
import { ConfirmPrompt } from "./confirm-prompt"
import { CreatePrompt } from "./create-prompt"
import { type Prompt, usePrompt } from "./prompts"
import { UnlockPrompt } from "./unlock-prompt"

/** Shows what the wallet made here asks, one question at a time. */
export function PromptDialogs() {
  const prompt = usePrompt()
  return prompt === null ? null : <PromptDialog prompt={prompt} />
}

function PromptDialog({ prompt }: { readonly prompt: Prompt }) {
  switch (prompt.kind) {
    case "create":
      return <CreatePrompt prompt={prompt} />
    case "unlock":
      return <UnlockPrompt prompt={prompt} />
    case "confirm":
      return <ConfirmPrompt prompt={prompt} />
  }
}
