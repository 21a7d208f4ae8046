import { describe, expect, it } from 'vitest';
import { splitSentences } from './sentences.ts';

const sentencesOf = (text: string) => splitSentences(text, 0).map(({ start, end }) => text.slice(start, end));

describe('sentences', () => {
  it.each([
    ['English', ['Ask Dr. Baker, e.g. on Mondays.', 'See Fig. 3 for J. R. Hill’s plan.', 'It costs $3.50!']],
    ['tokenised text', ['wings in a slipstream .', 'what lift is found in them ?', 'none , it seems .']],
    ['German', ['Das gilt z. B. am 3. Oktober bzw. bei Nr. 7.', 'Fragen Sie Prof. Weiß.', 'Ist das klar?']],
    ['French', ['M. Durand habite au 3 av. Foch.', 'Mme. Petit arrive à 9 h.', 'Est-ce tout ?']],
    ['Spanish', ['La Sra. López llega a las 9.', '¿Dónde está el Sr. Gil?', 'Aquí.']],
    ['Japanese', ['土曜日は九時に開きます。', '「本当ですか？」', 'はい。']],
    ['Chinese', ['诊所星期六开门。', '几点？', '九点！']],
    ['Arabic', ['تفتح العيادة يوم السبت.', 'متى تغلق؟', 'في الخامسة.']],
    ['Hindi', ['क्लिनिक शनिवार को खुलता है।', 'कब?', 'नौ बजे।']],
    ['Russian', ['Клиника открыта по субботам.', 'Когда?', 'В девять утра.']],
  ])('end in %s where a reader would end them', (_language, sentences) => {
    expect(sentencesOf(sentences.join(/[\p{sc=Han}\p{sc=Hira}]/u.test(sentences[0] ?? '') ? '' : ' '))).toEqual(
      sentences,
    );
  });

  it('may begin after a year or a price', () => {
    expect(sentencesOf('It opened in 2019. The fee was 12. Nobody paid.')).toHaveLength(3);
  });
});
