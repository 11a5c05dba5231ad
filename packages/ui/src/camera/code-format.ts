/** Kinds of codes that a camera can look for, by the names that browsers have for them. */
export type CodeFormat = 'ean_13' | 'ean_8' | 'upc_a' | 'upc_e' | 'code_128' | 'code_39' | 'itf' | 'qr_code'
