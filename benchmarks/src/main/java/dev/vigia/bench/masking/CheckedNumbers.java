package dev.vigia.bench.masking;

import java.math.BigInteger;

/** Numbers with check digits, by the issuers' published rules, worked out another way than the masker does. */
final class CheckedNumbers {
    private final Dice dice;

    CheckedNumbers(Dice dice) {
        this.dice = dice;
    }

    /** The check digit by trying all ten against the definition of Luhn's sum. */
    String card() {
        var scheme = dice.pick("4", "51", "55", "2221", "34", "37", "6011", "36");
        int length = scheme.startsWith("3") && !scheme.equals("36") ? 15 : scheme.equals("36") ? 14 : 16;
        var body = scheme + dice.digits(length - scheme.length() - 1);
        var number = body;
        for (char check = '0'; check <= '9'; check++) {
            number = luhnSum(body + check) % 10 == 0 ? body + check : number;
        }
        var gap = dice.pick("", " ", "-");
        return length == 15
                ? number.substring(0, 4) + gap + number.substring(4, 10) + gap + number.substring(10)
                : grouped(number, gap);
    }

    private static int luhnSum(String number) {
        int sum = 0;
        boolean twice = false;
        for (char c : new StringBuilder(number).reverse().toString().toCharArray()) {
            int value = Character.getNumericValue(c) * (twice ? 2 : 1);
            sum += value / 10 + value % 10;
            twice = !twice;
        }
        return sum;
    }

    String iban() {
        var country = dice.pick("ES", "DE", "FR", "GB", "NL", "PT", "IT");
        var body =
                switch (country) {
                    case "ES" -> dice.digits(20);
                    case "DE" -> dice.digits(18);
                    case "FR" -> dice.digits(10) + dice.letters(2) + dice.digits(11);
                    case "GB" -> dice.letters(4) + dice.digits(14);
                    case "NL" -> dice.letters(4) + dice.digits(10);
                    case "PT" -> dice.digits(21);
                    default -> dice.letters(1) + dice.digits(22);
                };
        var expanded = new StringBuilder();
        for (char c : (body + country + "00").toCharArray()) {
            expanded.append(Integer.parseInt(String.valueOf(c), 36));
        }
        int check = 98
                - new BigInteger(expanded.toString())
                        .mod(BigInteger.valueOf(97))
                        .intValue();
        return grouped("%s%02d%s".formatted(country, check, body), dice.pick("", " "));
    }

    private static char control(int number) {
        return new char[] {
                    'T', 'R', 'W', 'A', 'G', 'M', 'Y', 'F', 'P', 'D', 'X', 'B', 'N', 'J', 'Z', 'S', 'Q', 'V', 'H', 'L',
                    'C', 'K', 'E'
                }
                [number % 23];
    }

    String dni() {
        int number = dice.from(1_000_000, 99_999_999);
        var text = "%08d".formatted(number);
        return switch (dice.below(4)) {
            case 0 -> text + "-" + control(number);
            case 1 ->
                text.substring(0, 2) + "." + text.substring(2, 5) + "." + text.substring(5) + "-" + control(number);
            case 2 -> text + Character.toLowerCase(control(number));
            default -> text + control(number);
        };
    }

    String nie() {
        int prefix = dice.below(3);
        var number = dice.digits(7);
        char control = control(Integer.parseInt(prefix + number));
        return dice.coin()
                ? "XYZ".charAt(prefix) + number + control
                : "XYZ".charAt(prefix) + "-" + number + "-" + control;
    }

    String cif() {
        var number = dice.digits(7);
        int even = 0;
        int odd = 0;
        for (int i = 0; i < 7; i++) {
            int digit = Character.digit(number.charAt(i), 10);
            if (i % 2 == 0) {
                odd += Math.floorMod(digit * 2, 10) + (digit > 4 ? 1 : 0);
            } else {
                even += digit;
            }
        }
        int check = Math.floorMod(-(odd + even), 10);
        return dice.pick("A", "B") + number + check;
    }

    /** Weights are the powers of two, modulo eleven. */
    String account() {
        var bank = dice.pick("2100", "0049", "0182", "2085") + dice.digits(4);
        var number = dice.digits(10);
        var checks = "" + elevenCheck("00" + bank) + elevenCheck(number);
        return dice.coin()
                ? bank + checks + number
                : bank.substring(0, 4) + " " + bank.substring(4) + " " + checks + " " + number;
    }

    private static int elevenCheck(String ten) {
        int sum = 0;
        for (int i = 0; i < 10; i++) {
            sum += Character.digit(ten.charAt(i), 10) * ((1 << i) % 11);
        }
        int check = Math.floorMod(11 - Math.floorMod(sum, 11), 11);
        return check == 10 ? 1 : check;
    }

    private static String grouped(String text, String gap) {
        return gap.isEmpty() ? text : text.replaceAll("(.{4})(?=.)", "$1" + gap);
    }
}
