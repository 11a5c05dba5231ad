import { mountWidget } from './mount'

// Known only while the script runs for the first time; modules and later code find null.
const { currentScript } = document

if (currentScript instanceof HTMLScriptElement) {
  const { dataset, src } = currentScript
  const begin = () => mountWidget({ ...dataset }, src)
  if (document.body === null) document.addEventListener('DOMContentLoaded', begin, { once: true })
  else begin()
}
