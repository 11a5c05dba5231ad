import { expect, it } from 'vitest'
import { serverNames } from './server-names.js'

const place = (name: string, address: string, internal = false) => ({ name, address, internal })

const names = serverNames(
  [
    place('lo', '127.0.0.1', true),
    place('docker0', '172.17.0.1'),
    place('eth1', '203.0.113.9'),
    place('eth0', 'fe80::1'),
    place('eth0', 'fd00::7'),
    place('eth0', '192.168.0.5'),
  ],
  'Shop-PC',
  'http://till.example.com:4000',
)

it('names the addresses that people are likely to mean first, and leaves out those that nobody can use', () => {
  expect(names.addresses).toEqual(['192.168.0.5', 'fd00::7', '203.0.113.9', '172.17.0.1'])
})

it('goes by the name of the machine, and by the one that people type', () => {
  expect(names.all).toEqual([
    'localhost',
    '127.0.0.1',
    '::1',
    'shop-pc',
    'shop-pc.local',
    'till.example.com',
    ...names.addresses,
  ])
  expect(serverNames([], 'not a_name', 'http://[fd00::9]:4000').all).toEqual([
    'localhost',
    '127.0.0.1',
    '::1',
    'fd00::9',
  ])
})
