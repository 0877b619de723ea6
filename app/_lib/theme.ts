"use client"
import { useSyncExternalStore } from "react"
import { themeStorageKey } from "./theme-script"

export const themes = ["system", "light", "dark"] as const
export type Theme = (typeof themes)[number]

const changed = "millpond:theme"

function readTheme(): Theme {
  const chosen = document.documentElement.dataset.theme
  return chosen === "light" || chosen === "dark" ? chosen : "system"
}

function applyTheme(theme: string | null): void {
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme
  else delete document.documentElement.dataset.theme
  window.dispatchEvent(new Event(changed))
}

/** Chooses a theme for this browser, all of its tabs. */
export function chooseTheme(theme: Theme): void {
  try {
    if (theme === "system") localStorage.removeItem(themeStorageKey)
    else localStorage.setItem(themeStorageKey, theme)
  } catch {
    // A browser that keeps nothing still shows the theme until the page is left.
  }
  applyTheme(theme)
}

function subscribe(listener: () => void): () => void {
  const follow = (event: StorageEvent) => {
    if (event.key === themeStorageKey) applyTheme(event.newValue)
  }
  window.addEventListener(changed, listener)
  window.addEventListener("storage", follow)
  return () => {
    window.removeEventListener(changed, listener)
    window.removeEventListener("storage", follow)
  }
}

/** The chosen theme; "system" while the server renders. */
export function useTheme(): Theme {
  return useSyncExternalStore<Theme>(subscribe, readTheme, () => "system")
}
