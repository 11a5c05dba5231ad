import { useEffect, useState } from 'preact/hooks'

const phone = '(max-width: 30rem)'

/** Whether the window is as narrow as a phone. */
export function useIsPhone(): boolean {
  const [isPhone, setIsPhone] = useState(() => matchMedia(phone).matches)
  useEffect(() => {
    const query = matchMedia(phone)
    const look = () => setIsPhone(query.matches)
    query.addEventListener('change', look)
    return () => query.removeEventListener('change', look)
  }, [])
  return isPhone
}

/** Keeps `element` to what the keyboard on the screen leaves free, which a page alone does not tell. */
export function fillVisibleScreen(element: HTMLElement): () => void {
  const { visualViewport } = window
  if (visualViewport === null) return () => {}
  const fit = () => {
    element.style.height = `${visualViewport.height}px`
    element.style.top = `${visualViewport.offsetTop}px`
  }
  fit()
  visualViewport.addEventListener('resize', fit)
  visualViewport.addEventListener('scroll', fit)
  return () => {
    visualViewport.removeEventListener('resize', fit)
    visualViewport.removeEventListener('scroll', fit)
    element.style.height = ''
    element.style.top = ''
  }
}
