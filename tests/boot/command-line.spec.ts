import { describe, expect, it } from 'vitest'
import { readCommandLine } from '../../scripts/boot/command-line.mjs'

describe('the command line', () => {
  it.each([
    ['start --port 80 --host 0.0.0.0', { PORT: '80', HOST: '0.0.0.0' }],
    ['start --role worker', { COUNTERFLOW_ROLE: 'worker' }],
    ['start --port=80', { PORT: '80' }],
    ['start --data=/srv/a=b', { COUNTERFLOW_DATA: '/srv/a=b' }],
    ['reset --data shop --yes', { COUNTERFLOW_DATA: 'shop' }],
    ['start', {}],
  ])('turns options into settings: %s', (line, settings) => {
    expect(readCommandLine(line.split(' ')).settings).toEqual(settings)
  })

  it.each(['', 'help', '--help', 'start --help', 'start --port 80 -h', 'test --help'])(
    'helps: %s',
    (line) => {
      expect(readCommandLine(line.split(' ').filter(Boolean)).command).toBe('help')
    },
  )

  it.each([
    ['fly', 'Unknown command "fly"'],
    ['start --prot 80', 'Unknown option "--prot"'],
    ['start --yes', 'Unknown option "--yes"'],
    ['reset --port 80', 'Unknown option "--port"'],
    ['reset --role api', 'Unknown option "--role"'],
    ['backup --replace', 'Unknown option "--replace"'],
    ['restore a.zip b.zip', 'Unknown option "b.zip"'],
    ['start --port', '--port needs a value'],
    ['start --port --host', '--port needs a value'],
  ])('refuses what it does not know: %s', (line, message) => {
    expect(() => readCommandLine(line.split(' '))).toThrow(message)
  })

  it.each([
    ['backup', { file: undefined, withKeys: false }],
    ['backup shop.zip --with-keys', { file: 'shop.zip', withKeys: true }],
    ['restore --data=shop shop.zip --replace', { file: 'shop.zip', replace: true }],
  ])('takes the name of a backup: %s', (line, expected) => {
    expect(readCommandLine(line.split(' '))).toMatchObject(expected)
  })

  it('hands everything after "test" to the test runner', () => {
    expect(readCommandLine(['test', 'orders', '--project', 'api']).filters).toEqual([
      'orders',
      '--project',
      'api',
    ])
  })
})
