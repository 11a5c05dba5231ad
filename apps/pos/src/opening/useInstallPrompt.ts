import { useEffect, useState } from 'react'

/** What Chromium hands over when a page could be installed; no other browser has it. */
interface InstallPrompt extends Event {
  prompt(): Promise<unknown>
}

const isInstallPrompt = (event: Event): event is InstallPrompt => 'prompt' in event

/** Installs the till as an app; undefined where the browser offers no button for it. */
export function useInstallPrompt(): (() => void) | undefined {
  const [offered, setOffered] = useState<InstallPrompt>()
  useEffect(() => {
    const keep = (event: Event) => {
      if (!isInstallPrompt(event)) return
      event.preventDefault()
      setOffered(event)
    }
    addEventListener('beforeinstallprompt', keep)
    return () => removeEventListener('beforeinstallprompt', keep)
  }, [])
  return offered && (() => void offered.prompt())
}
