import { lightTheme, type Theme } from "@rainbow-me/rainbowkit"

const base = lightTheme({ borderRadius: "medium", overlayBlur: "none" })

/** RainbowKit in the product's tokens, so that it follows both themes. */
export const walletTheme: Theme = {
  ...base,
  colors: {
    ...base.colors,
    accentColor: "var(--water)",
    accentColorForeground: "var(--on-water)",
    actionButtonBorder: "var(--line)",
    actionButtonBorderMobile: "var(--line)",
    actionButtonSecondaryBackground: "var(--sunken)",
    closeButton: "var(--ink-soft)",
    closeButtonBackground: "var(--sunken)",
    connectButtonBackground: "var(--surface)",
    connectButtonInnerBackground: "var(--sunken)",
    connectButtonText: "var(--ink)",
    connectionIndicator: "var(--good)",
    downloadBottomCardBackground: "var(--sunken)",
    downloadTopCardBackground: "var(--surface)",
    error: "var(--bad-ink)",
    generalBorder: "var(--line)",
    generalBorderDim: "var(--line)",
    menuItemBackground: "var(--sunken)",
    modalBackdrop: "var(--scrim)",
    modalBackground: "var(--raised)",
    modalBorder: "var(--line)",
    modalText: "var(--ink)",
    modalTextDim: "var(--ink-faint)",
    modalTextSecondary: "var(--ink-soft)",
    profileAction: "var(--surface)",
    profileActionHover: "var(--sunken)",
    profileForeground: "var(--raised)",
    selectedOptionBorder: "var(--line)",
    standby: "var(--amber)",
  },
  fonts: { body: "var(--font-sans)" },
  shadows: { ...base.shadows, dialog: "0 12px 32px var(--shadow-tint)", selectedWallet: "none" },
}
