// @vitest-environment node
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { beforeAll, describe, expect, it } from 'vitest'
import { prepareZXingModule } from 'zxing-wasm/reader'
import type { CodeFormat } from './code-format'
import { readPicture } from './read-picture'

const left = '0001101 0011001 0010011 0111101 0100011 0110001 0101111 0111011 0110111 0001011'.split(' ')
const right = left.map((digit) => digit.replaceAll(/[01]/g, (bit) => (bit === '0' ? '1' : '0')))
const mirrored = right.map((digit) => [...digit].reverse().join(''))
/** Which of the left digits are mirrored, by the first digit, which has no bars of its own. */
const parities = 'LLLLLL LLGLGG LLGGLG LLGGGL LGLLGG LGGLLG LGGGLL LGLGLG LGLGGL LGGLGL'.split(' ')

/** The bars of an EAN-13, a character for each module (ISO/IEC 15420). */
function ean13(code: string): string {
  const [first, ...digits] = Array.from(code, Number)
  const parity = parities[first ?? 0] ?? ''
  const side = (of: number[], drawn: (digit: number, at: number) => string | undefined) =>
    of.map((digit, at) => drawn(digit, at)).join('')
  const lefts = side(digits.slice(0, 6), (digit, at) => (parity[at] === 'G' ? mirrored : left)[digit])
  const rights = side(digits.slice(6), (digit) => right[digit])
  return `101${lefts}01010${rights}101`
}

/** Bars as a camera sees them: small in the picture, grey rather than black, noisy, and slightly aslant. */
function picture(bars: string, { width, height }: { width: number; height: number }): ImageData {
  const data = new Uint8ClampedArray(width * height * 4).fill(255)
  let noise = 7
  const grain = () => {
    noise = (noise * 1_103_515_245 + 12_345) % 2_147_483_648
    return noise % 25
  }
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const isInside = y > height / 3 && y < (height * 2) / 3
      const at = Math.floor((x - width / 4 - y / 20) / 3)
      const light = (isInside && bars[at] === '1' ? 50 : 190) + grain()
      data.fill(light, (y * width + x) * 4, (y * width + x) * 4 + 3)
    }
  return { data, width, height, colorSpace: 'srgb' }
}

const goods: readonly CodeFormat[] = ['ean_13', 'ean_8', 'upc_a', 'upc_e', 'code_128', 'qr_code']
const hall = { width: 960, height: 540 }

beforeAll(async () => {
  const file = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm')
  const { buffer } = Uint8Array.from(await readFile(file))
  prepareZXingModule({ overrides: { wasmBinary: buffer } })
})

describe('what reads codes where the browser cannot', () => {
  it('reads the code of goods from a picture', async () => {
    expect(await readPicture(picture(ean13('8801234567893'), hall), goods)).toEqual(['8801234567893'])
  })

  it('takes no code whose last digit does not fit, and sees none where there is none', async () => {
    expect(await readPicture(picture(ean13('8801234567890'), hall), goods)).toEqual([])
    expect(await readPicture(picture('', hall), goods)).toEqual([])
  })

  it('looks for nothing that it was not asked for', async () => {
    expect(await readPicture(picture(ean13('8801234567893'), hall), ['qr_code'])).toEqual([])
  })
})
