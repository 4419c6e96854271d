(* Answers questions about the model: one line in, one line out. The component is the argument.

   Every field is a whole number, `-` for none, or a letter; fields stand between spaces. What the
   fields of each component are is said where they are read. *)
open Model

let z = Big_int_Z.big_int_of_string
let s = Big_int_Z.string_of_big_int

(* A reader of the fields of one line. *)
type line = { text : string; mutable at : int }

let rec field line =
  let n = String.length line.text in
  if line.at >= n then failwith "the line ends early";
  let stop = match String.index_from_opt line.text line.at ' ' with Some i -> i | None -> n in
  let word = String.sub line.text line.at (stop - line.at) in
  line.at <- stop + 1;
  if word = "" then field line else word

let whole line = let word = field line in
  if String.length word < 18 then Big_int_Z.big_int_of_int (int_of_string word) else z word
let count line = int_of_string (field line)
let option line =
  let word = field line in
  if word = "-" then None
  else Some (if String.length word < 18 then Big_int_Z.big_int_of_int (int_of_string word) else z word)
let yes line = field line = "1"
let rec nat n = if n = 0 then O else S (nat (n - 1))
let natural line = nat (count line)
let many line read = let n = count line in List.init n (fun _ -> read line)

let out = Buffer.create 4096
let text t = Buffer.add_string out t
let number n = Buffer.add_char out ' '; text (s n)
let maybe = function None -> text " -" | Some n -> number n
let flag b = text (if b then " 1" else " 0")
let zero = Big_int_Z.zero_big_int

(* Rounding: `rule threshold numerator denominator printed`, the number in units, its denominator above
   zero. The answer is what it is printed as, ascending, `;`, and the band of the printed number:
   `below closed above closed` in tenths, or `-`. *)
let rule line =
  let name = field line in
  let t = whole line in
  match name with
  | "half-up" -> HalfUp | "half-down" -> HalfDown | "half-even" -> HalfEven | "either" -> Either
  | "ceiling" -> Ceiling | "floor" -> Floor | "truncate" -> Truncate
  | "away-from-zero" -> AwayFromZero | "step-away" -> StepAway | "ceiling-or-floor" -> CeilingOrFloor
  | "up-from" -> UpFrom t | "down-from" -> DownFrom t | "either-from" -> EitherFrom t
  | _ -> failwith "no such rule"

let rounding line =
  let r = rule line in
  let n = whole line in
  let d = whole line in
  let m = whole line in
  let printed = List.sort Big_int_Z.compare_big_int (round r n d) in
  List.iter number printed;
  text " ;";
  (match band_of r m with
  | None -> text " -"
  | Some b -> number b.below; flag b.below_in; number b.above; flag b.above_in);
  flag (List.exists (Big_int_Z.eq_big_int m) printed)

(* Readings: `hedge digits decimals power nature loosened`, the rule with its threshold, and the reading.
   The answer is the lower end and the upper, in tenths of the unit of the last digit: `-`, or `[` or `(` and
   a number; or `none` where there is no such reading, or `unstated`. *)
let hedges = [ "bare", Bare; "exactly", Exactly; "over", Over; "at-least", AtLeast; "under", Under;
               "at-most", AtMost; "up-to", UpTo; "almost", Almost; "close-to", CloseTo;
               "just-over", JustOver; "about", About; "some", Some_ ]

let end_ = function
  | Nowhere -> text " -"
  | Closed at -> text " ["; number at
  | Opened at -> text " ("; number at

let readings line =
  let hedge = List.assoc (field line) hedges in
  let digits = whole line in
  let decimals = whole line in
  let power = whole line in
  let kind = match field line with "count" -> Count | "mean" -> Mean | _ -> Share in
  let loosened = yes line in
  let by_rule = rule line in
  let reading = match field line with
    | "literal" -> Literal | "pragmatic" -> Pragmatic | _ -> Strict in
  match means hedge { digits; decimals; power; kind; loosened; by_rule } reading with
  | No_reading -> text " none"
  | Not_stated -> text " unstated"
  | Means i -> end_ i.low; end_ i.high

(* Periods: `p`, two periods `start stop`, and a day; the answer is the days of both as `start stop` or
   `-`, whether they overlap, whether the first covers the second, whether it has the day.
   Or `t`, how many, and periods `from to`, both included; the answer says of P001 to P004 whether they
   are broken, and whether it is a timeline. *)
let period line = let start = whole line in { start; stop = option line }

let periods line =
  match field line with
  | "p" ->
      let p = period line in
      let q = period line in
      let d = whole line in
      (match common p q with None -> text " -" | Some c -> number c.start; maybe c.stop);
      flag (overlap p q); flag (covers p q); flag (has p d)
  | _ ->
      let given = many line (fun line -> let from = whole line in (from, option line)) in
      let backwards (from, last) =
        match last with None -> false | Some last -> Big_int_Z.lt_big_int last from in
      let sound = List.filter (fun one -> not (backwards one)) given in
      let made = List.map (fun (from, last) ->
        { start = from; stop = Option.map Big_int_Z.succ_big_int last }) sound in
      let f = timeline_faults made in
      flag (List.exists backwards given); flag f.gap; flag f.overlapping; flag f.open_inside;
      flag (is_timeline made)

(* Tally: `with_series dense first last`, how many periods and `start stop` of each, how many parts, and
   of each how many rows and `series day people boats uncontrolled` of each. The parts are tallied for
   themselves and merged from the right. *)
let id = function
  | S001 -> "S001" | S004 -> "S004" | C001 -> "C001" | C002 -> "C002" | C003 -> "C003"
  | C004 -> "C004" | C005 -> "C005" | C006 -> "C006" | C015 -> "C015"

let row line =
  let series = option line in
  let day = option line in
  let people = option line in
  let boats = option line in
  { series; day; people; boats; uncontrolled = option line }

let pair (a, b) = number a; number b

(* A fraction in lowest terms, `-` where there is nothing to divide by. *)
let rate n d =
  if Big_int_Z.sign_big_int d = 0 then text " -"
  else
    let by = Big_int_Z.gcd_big_int n d in
    pair (Big_int_Z.div_big_int n by, Big_int_Z.div_big_int d by)

let sums p =
  text " |"; number p.rows; pair p.all_people; pair p.all_boats; pair p.all_landings;
  match p.highest with None -> text " -" | Some most -> pair most

let rates p =
  rate p.people_with_boats p.boats_with_people; rate (fst p.all_people) (snd p.all_people)

let tally line =
  let with_series = yes line in
  let dense = yes line in
  let first_day = whole line in
  let last_day = whole line in
  let periods = many line (fun line -> let start = whole line in (start, option line)) in
  let w = { with_series; dense; first_day; last_day; periods } in
  let parts = many line (fun line -> tally_of w (many line row)) in
  let rec together = function [] -> tally_of w [] | [t] -> t | t :: rest -> merge w t (together rest) in
  let t = together parts in
  let found rule = List.exists (fun f -> f.broken = rule) (findings t) in
  let ascends = not (found C002) in
  let all_keyed = Big_int_Z.eq_big_int t.keyed t.count in
  let first = Big_int_Z.big_int_of_int (if t.first_key = None then 0 else 1) in
  number t.count; flag ascends;
  maybe (if ascends then Some (Big_int_Z.add_big_int t.changes first) else None);
  text (if found C001 then " repeated" else if ascends && all_keyed then " unique" else " unproved");
  (match t.days with None -> text " -" | Some d -> pair d);
  (match t.parts with
   | [] -> failwith "no sums"
   | all :: periods -> sums all; List.iter (fun p -> sums p; rates p) periods);
  List.iter (fun f ->
    text " ;"; number f.at_row; text " "; text (id f.broken);
    (match f.broken with C001 -> number (fst f.note) | C003 -> pair f.note | _ -> ())) (findings t)

(* Weekly: the week's last day and its figure; how many publications, the newest first, and of each how
   many days and `date figure` of each. The answer is whether the week may stand. *)
let weekly line =
  let ending = whole line in
  let week = option line in
  let publications = many line (fun line -> many line (fun line -> let date = whole line in
    { date; figure = option line })) in
  flag (week_is_its_days week publications ending)

(* Funding: `proposed exact`, the commitment `currency amount` or `-`, `made from to`, and lists:
   instalments `from to currency amount`, payments `day currency amount`, amendments `day`. The answer
   says of F001 to F006, F010 and F011 whether they are kept, and whether all is in order. *)
let amount line = let currency = whole line in { currency; minor = whole line }

let funding line =
  let proposed = yes line in
  let exact = yes line in
  let commitment = match option line with
    | None -> None | Some currency -> Some { currency; minor = whole line } in
  let made = option line in
  let term_from = option line in
  let term_to = option line in
  let instalments = many line (fun line ->
    let from_day = whole line in
    let to_day = whole line in
    { from_day; to_day; worth = amount line }) in
  let payments = many line (fun line -> let on_day = whole line in { on_day; paid = amount line }) in
  let amended_on = many line whole in
  let g = { proposed; exact; commitment; made; term_from; term_to; instalments; payments; amended_on } in
  List.iter flag [ adds_up g; in_term g; instalments_apart g; paid_when_due g; proposal_unpaid g;
                   one_currency g; above_zero g; right_way_about g; in_order g ]

(* Certificates: how many variables and `whole lower upper` of each; how many rows and of each its
   statement, its terms and its two ends; how many statements are held, and they; how many steps. An end is
   `-`, or `[` or `(` and a fraction; a fraction is two numbers; terms are how many, and `variable fraction`
   of each; a step is `b`, terms and a fraction, or `l`, how many, and of each `r`, `v` or `b`, a place, `L` or
   `U`, and a fraction. The answer is whether the certificate is accepted. *)
let fraction line =
  let qnum = whole line in
  let qden = whole line in
  { qnum; qden }

let bound line = match field line with
  | "-" -> Free | "[" -> In_ (fraction line) | _ -> Out (fraction line)

let terms line = many line (fun line -> let v = natural line in (v, fraction line))

let certificates line =
  let variables = many line (fun line ->
    let whole = yes line in
    let lies_from = bound line in
    { whole; lies_from; lies_to = bound line }) in
  let rows = many line (fun line ->
    let statement = match field line with "-" -> None | n -> Some (nat (int_of_string n)) in
    let terms = terms line in
    let lower = bound line in
    { statement; says = { terms; lower; upper = bound line } }) in
  let held = many line natural in
  let possible = ref true in
  let steps = many line (fun line ->
    match field line with
    | "b" ->
        let form = terms line in
        let at = fraction line in
        (* A branch at no whole number is none that the model could write down. *)
        if not (whole_number at) then possible := false;
        Branch (form, Big_int_Z.div_big_int at.qnum at.qden)
    | _ ->
        Leaf (many line (fun line ->
          let kind = field line in
          let place = natural line in
          let origin = match kind with "r" -> Of_row place | "v" -> Of_variable place | _ -> Of_branch place in
          let which = if field line = "L" then Lower else Upper in
          { origin; which; by_ = fraction line }))) in
  flag (!possible && refutes { variables; stated = rows } held steps)

let () =
  let answer = match Sys.argv.(1) with
    | "rounding" -> rounding | "readings" -> readings | "periods" -> periods | "tally" -> tally
    | "weekly" -> weekly | "funding" -> funding | "certificates" -> certificates
    | _ -> failwith "no such component" in
  try
    while true do
      answer { text = input_line stdin; at = 0 };
      Buffer.add_char out '\n';
      if Buffer.length out > 8_000 then (print_string (Buffer.contents out); flush stdout; Buffer.clear out)
    done
  with End_of_file -> print_string (Buffer.contents out)
