/** Currencies in which a trading firm keeps accounts, those it uses most in front. */
export const currencies: readonly string[] =
  'CNY USD EUR HKD JPY GBP TWD MOP KRW SGD AUD NZD CAD CHF THB MYR IDR VND PHP INR AED SAR RUB KZT TRY BRL MXN ZAR SEK NOK DKK PLN'.split(
    ' ',
  );
