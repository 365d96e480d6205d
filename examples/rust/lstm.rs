//! An LSTM in Rust, and the lines around it by which `python -m lstm_ref check --plain` can ask it.
//!
//!     rustc -O lstm.rs
//!
//! Put your own cell in the place of `step`. It is asked case after case on standard input: a line with D H B T, then
//! x (T, B, D), h0 (B, H), C0 (B, H), W (4H, H + D) and b (4H), a line each, row by row. It answers each case with one
//! line: h (T, B, H), then the last C (B, H). The rows of W and b are those of f, i, C~ and o, H each, in this order;
//! the columns of W meet [h_{t-1}, x_t].
#![allow(non_snake_case)] // the article's symbols: W, C, C_tilde

use std::io::{self, BufRead, Write};

struct Lstm {
    D: usize,
    H: usize,
    W: Vec<f64>, // (4H, H + D)
    b: Vec<f64>, // (4H)
}

fn sigmoid(a: f64) -> f64 {
    1.0 / (1.0 + (-a).exp())
}

impl Lstm {
    /// One step of one sequence: x_t (D), h_prev and C_prev (H) to h and C (H).
    fn step(&self, x_t: &[f64], h_prev: &[f64], C_prev: &[f64]) -> (Vec<f64>, Vec<f64>) {
        let H = self.H;
        let hx: Vec<f64> = [h_prev, x_t].concat();
        let row = |k: usize| {
            let w = &self.W[k * hx.len()..(k + 1) * hx.len()];
            w.iter().zip(&hx).map(|(w, v)| w * v).sum::<f64>() + self.b[k]
        };
        let (mut h, mut C) = (vec![0.0; H], vec![0.0; H]);
        for k in 0..H {
            let f = sigmoid(row(k)); //               (1) forget gate
            let i = sigmoid(row(H + k)); //           (2) input gate
            let C_tilde = row(2 * H + k).tanh(); //   (3) candidate
            C[k] = f * C_prev[k] + i * C_tilde; //    (4) cell state
            let o = sigmoid(row(3 * H + k)); //       (5) output gate
            h[k] = o * C[k].tanh(); //                (6) hidden state
        }
        (h, C)
    }

    /// A whole batch: x (T, B, D), h0 and C0 (B, H) to h (T, B, H) and the last C (B, H).
    fn sequence(&self, x: &[f64], h0: &[f64], C0: &[f64]) -> (Vec<f64>, Vec<f64>) {
        let parts = h0.chunks(self.H).zip(C0.chunks(self.H));
        let mut states: Vec<_> = parts.map(|(h, C)| (h.to_vec(), C.to_vec())).collect();
        let mut every_h = Vec::new();
        for x_t in x.chunks(states.len() * self.D) {
            for ((h, C), x_n) in states.iter_mut().zip(x_t.chunks(self.D)) {
                (*h, *C) = self.step(x_n, h, C);
                every_h.extend_from_slice(h);
            }
        }
        (every_h, states.into_iter().flat_map(|(_, C)| C).collect())
    }
}

/// Return the numbers of the next line, which must be `count`; `None` at the end of input.
fn line<N: std::str::FromStr>(name: &str, count: usize) -> Result<Option<Vec<N>>, String> {
    let mut text = String::new();
    if io::stdin().lock().read_line(&mut text).map_err(|error| error.to_string())? == 0 {
        return Ok(None);
    }
    let numbers: Vec<N> = text.split_whitespace().map_while(|word| word.parse().ok()).collect();
    match text.split_whitespace().nth(numbers.len()) {
        Some(word) => Err(format!("expected {count} numbers of {name}, got {word:?}")),
        None if numbers.len() != count => Err(format!("expected {count} numbers of {name}, got {}", numbers.len())),
        None => Ok(Some(numbers)),
    }
}

/// Answer the next case; return whether there was one.
fn answer() -> Result<bool, String> {
    let Some(sizes) = line::<usize>("D H B T", 4)? else { return Ok(false) };
    if !sizes.iter().all(|size| (1..=10000).contains(size)) {
        return Err(format!("expected D H B T, each from 1 to 10000, got {sizes:?}"));
    }
    let (D, H, B, T) = (sizes[0], sizes[1], sizes[2], sizes[3]);
    let array = |name, count| line::<f64>(name, count)?.ok_or(format!("expected {name}, got the end of input"));
    let (x, h0, C0) = (array("x", T * B * D)?, array("h0", B * H)?, array("C0", B * H)?);
    let lstm = Lstm { D, H, W: array("W", 4 * H * (H + D))?, b: array("b", 4 * H)? };
    let (h, C) = lstm.sequence(&x, &h0, &C0);
    let words: Vec<String> = h.iter().chain(&C).map(|number| format!("{number:e}")).collect();
    let mut out = io::stdout().lock();
    writeln!(out, "{}", words.join(" ")).and_then(|()| out.flush()).map_err(|error| error.to_string())?;
    Ok(true)
}

fn main() {
    loop {
        match answer() {
            Ok(true) => {}
            Ok(false) => return,
            Err(error) => {
                eprintln!("lstm: {error}");
                std::process::exit(1);
            }
        }
    }
}
