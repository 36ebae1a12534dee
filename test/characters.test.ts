import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asPrinted, isBlank, isLatin, matchForm } from '../src/model/characters.ts';

describe('asPrinted', () => {
  it.each([
    ['⻔⾃⽀', '门自支'],
    ['⼀、⼯作⽬标', '一、工作目标'],
    ['⺠⻓⻋⻅⻢', '民长车见马'],
    ['〈', '〈'],
  ])('shows %s as the paper does', (encoded, shown) => {
    expect(asPrinted(encoded)).toBe(shown);
  });

  it.each(['，：（）①２㎡№', '“十四五”㈠⑴％Ａ', 'km² ≥90％', '茶'])('leaves %s alone', (words) => {
    expect(asPrinted(words)).toBe(words);
  });
});

describe('matchForm', () => {
  it.each([
    ['９８．５％', '98.5%'],
    ['（一）', '(一)'],
    ['目标值：３０', '目标值:30'],
    ['ＬＥＤ', 'LED'],
    ['≧5，≦9', '≥5，≤9'],
    ['−3.2%', '-3.2%'],
    ['2022–2024', '2022-2024'],
  ])('folds %s', (printed, form) => {
    expect(matchForm(printed)).toBe(form);
  });

  it.each(['①⑳', '㎡ km²', '⑴㈠', '1，200；是！否？', '“优”《办法》〔2023〕'])('keeps %s', (words) => {
    expect(matchForm(words)).toBe(words);
  });

  it('has the length of any words', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' })), (words) => {
        expect(matchForm(words)).toHaveLength(words.length);
      }),
    );
  });

  // ︲ folds to –, which itself folds to -: dashes are looked up before NFKC, not behind it.
  it('folds once for all', () => {
    expect(matchForm(matchForm('︲'))).toBe(matchForm('︲'));
  });

  it('folds each unit by itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
        expect(matchForm(a + b)).toBe(matchForm(a) + matchForm(b));
      }),
    );
  });
});

it('tells what keeps a blank between words and what leaves no ink', () => {
  expect([...'aZ9é'].map(isLatin)).toEqual([true, true, true, true]);
  expect([...'年，９Ａ%'].map(isLatin)).toEqual([false, false, false, false, false]);
  expect([' ', '\u3000', '\u00a0', '\u200b', '\ufeff', '\u00ad'].map(isBlank)).toEqual(Array(6).fill(true));
  expect([...'一a。'].map(isBlank)).toEqual([false, false, false]);
});
