/* An LSTM in C99, and the lines around it by which `python -m lstm_ref check --plain` can ask it.
 *
 *     gcc -O2 -o lstm lstm.c -lm
 *
 * Put your own cell in the place of lstm_step. It is asked case after case on standard input: a line with D H B T, then
 * x (T, B, D), h0 (B, H), C0 (B, H), W (4H, H + D) and b (4H), a line each, row by row. It answers each case with one
 * line: h (T, B, H), then the last C (B, H). The rows of W and b are those of f, i, C~ and o, H each, in this order;
 * the columns of W meet [h_{t-1}, x_t].
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct {
    size_t D, H;
    const double *W, *b;
} Lstm;

static double sigmoid(double a)
{
    return 1 / (1 + exp(-a));
}

/* Row k of W [h_{t-1}, x_t] + b. */
static double row(const Lstm *lstm, size_t k, const double *h_prev, const double *x_t)
{
    const double *w = lstm->W + k * (lstm->H + lstm->D);
    double a = lstm->b[k];
    for (size_t j = 0; j < lstm->H; j++) a += w[j] * h_prev[j];
    for (size_t j = 0; j < lstm->D; j++) a += w[lstm->H + j] * x_t[j];
    return a;
}

/* One step of one sequence: x_t (D), h_prev and h (H); C (H) is C_{t-1} before and C_t after. */
static void lstm_step(const Lstm *lstm, const double *x_t, const double *h_prev, double *h, double *C)
{
    const size_t H = lstm->H;
    for (size_t k = 0; k < H; k++) {
        const double f = sigmoid(row(lstm, k, h_prev, x_t));            /* (1) forget gate */
        const double i = sigmoid(row(lstm, H + k, h_prev, x_t));        /* (2) input gate */
        const double C_tilde = tanh(row(lstm, 2 * H + k, h_prev, x_t)); /* (3) candidate */
        C[k] = f * C[k] + i * C_tilde;                                  /* (4) cell state */
        const double o = sigmoid(row(lstm, 3 * H + k, h_prev, x_t));    /* (5) output gate */
        h[k] = o * tanh(C[k]);                                          /* (6) hidden state */
    }
}

/* A whole batch: x (T, B, D), h (T, B, H); C (B, H) is C_0 before and C_T after. */
static void lstm_sequence(const Lstm *lstm, size_t B, size_t T, const double *x, const double *h0, double *h, double *C)
{
    const size_t D = lstm->D, H = lstm->H;
    for (size_t t = 0; t < T; t++) {
        const double *h_prev = t == 0 ? h0 : h + (t - 1) * B * H;
        for (size_t n = 0; n < B; n++) {
            lstm_step(lstm, x + (t * B + n) * D, h_prev + n * H, h + (t * B + n) * H, C + n * H);
        }
    }
}

static void refuse(const char *expected)
{
    fprintf(stderr, "lstm: expected %s\n", expected);
    exit(EXIT_FAILURE);
}

static double *room(size_t count)
{
    double *numbers = malloc(count * sizeof *numbers);
    if (numbers == NULL) refuse("sizes for which there is memory");
    return numbers;
}

static double *numbers_of(size_t count, const char *expected)
{
    double *numbers = room(count);
    for (size_t k = 0; k < count; k++) {
        if (scanf("%lf", &numbers[k]) != 1) refuse(expected);
    }
    return numbers;
}

static void print(const double *numbers, size_t count, char end)
{
    for (size_t k = 0; k < count; k++) printf("%.17g%c", numbers[k], k + 1 < count ? ' ' : end);
}

int main(void)
{
    long size[4]; /* D H B T */
    for (int found; (found = scanf("%ld %ld %ld %ld", &size[0], &size[1], &size[2], &size[3])) != EOF;) {
        for (int k = 0; k < 4; k++) {
            if (found != 4 || size[k] < 1 || size[k] > 10000) refuse("D H B T, each from 1 to 10000");
        }
        const size_t D = (size_t)size[0], H = (size_t)size[1], B = (size_t)size[2], T = (size_t)size[3];
        double *x = numbers_of(T * B * D, "T B D numbers of x");
        double *h0 = numbers_of(B * H, "B H numbers of h0");
        double *C = numbers_of(B * H, "B H numbers of C0");
        double *W = numbers_of(4 * H * (H + D), "4H (H + D) numbers of W");
        double *b = numbers_of(4 * H, "4H numbers of b");
        double *h = room(T * B * H);
        const Lstm lstm = {D, H, W, b};
        lstm_sequence(&lstm, B, T, x, h0, h, C);
        print(h, T * B * H, ' ');
        print(C, B * H, '\n');
        fflush(stdout);
        free(x), free(h0), free(C), free(W), free(b), free(h);
    }
    return EXIT_SUCCESS;
}
