"use client"
import { Building2, CircleUserRound, FolderLock, KeyRound, LogOut, ReceiptText } from "lucide-react"
import { shortenHex } from "../../_lib/format"
import { routes } from "../../_lib/routes"
import { chooseTheme, type Theme, useTheme } from "../../_lib/theme"
import { useSession, type Viewer } from "../../_wallet/session"
import { useWallet } from "../../_wallet/wallet-gate"
import { Button } from "../button"
import { CopyButton } from "../copy-button"
import { Menu, MenuChoice, MenuItem, MenuLine, MenuLink } from "../menu"
import { Pebble } from "../pebble"
import { themeOptions } from "../theme-switch"

/** Who is signed in, and what is theirs. */
export function SignedInMenu({ viewer }: { readonly viewer: Viewer }) {
  const { signOut } = useSession()
  const wallet = useWallet()
  return (
    <Menu
      trigger={
        <Button
          variant="quiet"
          size="sm"
          aria-label={`Account ${shortenHex(viewer.address)}`}
          className="px-1.5"
        >
          <Pebble address={viewer.address} className="size-6!" />
          <span className="font-mono text-xs max-sm:hidden">{shortenHex(viewer.address)}</span>
        </Button>
      }
    >
      <div className="flex items-center justify-between gap-2 py-1 pr-1 pl-2.5">
        <span className="font-mono text-xs text-ink-soft">{shortenHex(viewer.address)}</span>
        <CopyButton text={viewer.address} noun="address" />
      </div>
      <MenuLine />
      <MenuLink href={routes.account()} icon={<CircleUserRound aria-hidden />}>
        Account
      </MenuLink>
      <MenuLink href={routes.myContributions()} icon={<FolderLock aria-hidden />}>
        My data
      </MenuLink>
      <MenuLink href={routes.statement()} icon={<ReceiptText aria-hidden />}>
        Statement
      </MenuLink>
      <MenuLink href={routes.organization()} icon={<Building2 aria-hidden />}>
        Organization
      </MenuLink>
      <MenuItem icon={<KeyRound aria-hidden />} onSelect={() => void wallet.openKeys()}>
        Wallet and keys
      </MenuItem>
      <MenuLine />
      <ThemeMenuChoice />
      <MenuLine />
      <MenuItem icon={<LogOut aria-hidden />} onSelect={() => void signOut()}>
        Sign out
      </MenuItem>
    </Menu>
  )
}

function ThemeMenuChoice() {
  const theme = useTheme()
  return <MenuChoice<Theme> label="Theme" value={theme} options={themeOptions} onValueChange={chooseTheme} />
}
