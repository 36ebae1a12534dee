import type { Indicator } from '../../model/report.ts';
import type { Comparison, Rule } from '../../model/rule.ts';
import { evidenceOf, wordsOfRow } from '../attainment.ts';

/**
 * 数量指标不是产品或服务数量: a quantity indicator measures how money was paid.
 *
 * Why: paying is no product; the rate of spending has a row of its own.
 * Formula: level 2 is 数量指标 and the name speaks of 资金支付, 资金拨付, 预算执行.
 * Basis: 数量指标反映预期提供的公共产品和服务数量。
 * Fires: 数量指标，补助资金拨付率，100%.
 * Holds: 数量指标，补助发放户数，320户. Silent where the report does not tell the level of its indicators.
 */
export const quantityIndicatorNotCountable: Rule = {
  id: 'quantity-indicator-not-countable',
  severity: 'note',
  title: { zh: '数量指标不是产品或服务数量', en: 'A quantity indicator measures how money was paid' },
  basis: '数量指标反映预期提供的公共产品和服务数量',
  needs: { zh: '未读到标明为数量指标的指标', en: 'Needs an indicator that is listed as a quantity' },
  messages: {
    payment: {
      zh: '“{name}”（目标值{target}）列为数量指标，与数量指标反映产品或服务数量的要求不符',
      en: '“{name}” (target {target}) is listed as a quantity, but measures a payment',
    },
    holds: {
      zh: '“{name}”（目标值{target}）列为数量指标，反映产品或服务数量',
      en: '“{name}” (target {target}) is listed as a quantity and counts something',
    },
  },
  *check({ indicators }) {
    for (const indicator of indicators) if (indicator.level2?.includes('数量')) yield comparisonOf(indicator);
  },
};

const payment = /资金.{0,4}(?:支付|拨付|到位|使用|支出|下达)|预算.{0,3}执行|执行率|支出进度|支出率/u;

function comparisonOf(indicator: Indicator): Comparison {
  const isPayment = payment.test(indicator.name);
  return {
    outcome: isPayment ? 'fail' : 'pass',
    variant: isPayment ? 'payment' : 'holds',
    facts: wordsOfRow(indicator),
    figures: [{ text: indicator.name, places: indicator.places }, ...evidenceOf(indicator)],
    stated: indicator.name,
  };
}
