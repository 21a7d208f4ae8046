import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decodeText } from './decode-text.ts';

const german = 'Die Öffnungszeiten der Praxis sind für alle Patienten gleich. Größe: 5 €';
const russian = 'Клиника открыта с понедельника по пятницу, с девяти утра до пяти вечера.';
const japanese = '診療所は月曜日から金曜日まで、午前九時に開きます。保険証をお持ちください。';
const chinese = '诊所星期一至星期五上午九点开门，请带上您的保险卡。';

describe('a text in an encoding that it does not say', () => {
  it.each([
    ['windows-1252', german],
    ['windows-1251', russian],
    ['koi8-r', russian],
    ['iso-8859-5', russian],
    ['shift_jis', japanese],
    ['euc-jp', japanese],
    ['gb18030', chinese],
    ['big5', '診所星期一至星期五上午九點開門，請帶上您的保險卡。'],
    ['euc-kr', '병원은 월요일부터 금요일까지 오전 아홉 시에 문을 엽니다. 보험증을 가져오세요.'],
    ['windows-1253', 'Η κλινική είναι ανοιχτή από Δευτέρα έως Παρασκευή, από τις εννέα το πρωί.'],
    ['windows-1254', 'Klinik pazartesiden cumaya kadar açıktır. Lütfen sigorta kartınızı getiriniz. Şişli ğ'],
    ['windows-1255', 'המרפאה פתוחה מיום ראשון עד יום חמישי, משעה תשע בבוקר.'],
    ['windows-1256', 'العيادة مفتوحة من الأحد إلى الخميس، من التاسعة صباحا.'],
    ['windows-1250', 'Przychodnia jest otwarta od poniedziałku do piątku, proszę przynieść kartę. Żółć i gęś.'],
  ])('is read in %s, and it is said that this was a guess', (encoding, text) => {
    expect(decodeText(iconv.encode(text, encoding))).toMatchObject({ text, isGuess: true });
  });

  it.each([
    ['utf-16le', german],
    ['utf-16be', german],
    ['utf-16le', russian],
    ['utf-16be', russian],
    ['utf-16le', japanese],
    ['utf-16be', chinese.replaceAll('，', '、')],
  ])('is known to be %s without a mark', (encoding, text) => {
    const bytes = iconv.encode(text, encoding, { addBOM: false });
    expect(decodeText(bytes)).toEqual({ text, encoding, isGuess: false });
  });

  it('is read by its mark, in UTF-32 as well', () => {
    for (const encoding of ['utf-8', 'utf-16le', 'utf-16be', 'utf-32le', 'utf-32be']) {
      expect(decodeText(iconv.encode(japanese, encoding, { addBOM: true })).text).toBe(japanese);
    }
  });

  it('is read by its escapes in ISO-2022-JP', () => {
    const bytes = Buffer.from('1b24423f474e451b2842', 'hex');
    expect(decodeText(bytes)).toEqual({ text: '診療', encoding: 'iso-2022-jp', isGuess: false });
  });

  it('is read as what it declares, unless it is Unicode', () => {
    expect(decodeText(iconv.encode('Жук', 'koi8-r'), 'KOI8-R')).toEqual({
      text: 'Жук',
      encoding: 'koi8-r',
      isGuess: false,
    });
    expect(decodeText(Buffer.from('Жук'), 'koi8-r').text).toBe('Жук');
  });
});
