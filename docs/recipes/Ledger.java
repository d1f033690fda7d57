// Registers an invoice, records a payment, retries it, reads the result and follows the events. Needs Java 17 only: java Ledger.java

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Pattern;

public class Ledger {
  static final String COMMANDS = variable("COMMAND_URL", "http://127.0.0.1:3001");
  static final String QUERIES = variable("QUERY_URL", "http://127.0.0.1:3002");
  static final HttpClient CLIENT = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
  static final int TRIES = 8;

  /** Sends the same request again after 429, 5xx, a timeout or a broken connection. The ids in the body are the same, so it takes effect once. */
  static String ledger(HttpRequest request) throws IOException, InterruptedException {
    for (int left = TRIES; ; left--) {
      long pause = 1;
      try {
        HttpResponse<String> answer = CLIENT.send(request, BodyHandlers.ofString());
        int status = answer.statusCode();
        if (status < 300) return answer.body();
        if ((status != 429 && status < 500) || left == 0) throw new IllegalStateException(status + " " + answer.body());
        pause = answer.headers().firstValueAsLong("retry-after").orElse(1);
      } catch (IOException broken) {
        if (left == 0) throw broken;
      }
      Thread.sleep(pause * 1000);
    }
  }

  static HttpRequest.Builder to(String url) throws IOException {
    String saved = System.getenv("LEDGER_TOKEN");
    String token = saved != null ? saved : Files.readString(Path.of(".ledger/token")).strip();
    return HttpRequest.newBuilder(URI.create(url)).header("authorization", "Bearer " + token);
  }

  static String post(String url, String body) throws IOException, InterruptedException {
    return ledger(
        to(url)
            .header("content-type", "application/json")
            .timeout(Duration.ofSeconds(10))
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    String invoice = UUID.randomUUID().toString();
    post(COMMANDS + "/invoices", """
        { "invoiceId": "%s", "customer": { "id": "umbrella", "name": "Umbrella" }, "currency": "EUR",
          "issuedOn": "2026-11-22", "dueOn": "2026-12-22",
          "lines": [{ "description": "Consulting", "quantity": "1", "unitPrice": "100000",
                      "tax": { "category": "Z", "rate": "0" } }] }""".formatted(invoice));

    String payments = COMMANDS + "/invoices/" + invoice + "/payments";
    String payment = """
        { "paymentId": "payment-%s", "amount": 90000, "currency": "EUR", "receivedOn": "2026-11-24", "method": "card" }"""
        .formatted(invoice);
    post(payments, payment);
    String paid = post(payments, payment); // a retry: the same payment, once

    // Ledger-Position: the answer waits until it knows of the payment
    String read = ledger(
        to(QUERIES + "/invoices/" + invoice)
            .header("ledger-position", number("position", paid))
            .timeout(Duration.ofSeconds(10))
            .build());
    System.out.println("amount due " + number("amountDue", read));

    // each event of the invoice from the start (after=0), then new ones; here up to the payment
    HttpRequest events = to(QUERIES + "/events?invoice=" + invoice + "&after=0").build();
    var lines = CLIENT.send(events, BodyHandlers.ofLines()).body();
    lines.filter(line -> line.contains("\"type\":\"PaymentApplied\"")).findFirst().orElseThrow();
    System.out.println("event PaymentApplied");
    System.exit(0); // the listener is open
  }

  /** Java has no reader of JSON of its own. With a library of yours, read the documents as a whole. */
  static String number(String name, String json) {
    var found = Pattern.compile("\"" + name + "\":\"?(\\d+)").matcher(json);
    if (!found.find()) throw new IllegalStateException(name + " is missing");
    return found.group(1);
  }

  static String variable(String name, String usual) {
    String value = System.getenv(name);
    return value != null ? value : usual;
  }
}
