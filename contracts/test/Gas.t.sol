// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Authorization, Permit} from "../src/interfaces/IAccessGrants.sol";
import {GrantId, PoolId, ReleaseId} from "../src/interfaces/Ids.sol";
import {Claim} from "../src/interfaces/IPayouts.sol";
import {Base} from "./Base.t.sol";

/// @notice Whole transactions (run with --isolate), in contracts with a past: balances and counters are not zero.
/// @dev The measured call stands between `vm.startSnapshotGas` and `vm.stopSnapshotGas`; see snapshots/compare.mjs.
contract GasTest is Base {
    address internal account = makeAddr("account");

    function setUp() public override {
        super.setUp();
        fund(poolId, 1_000_000e6);
        vm.prank(buyer);
        grants.purchase(releaseId, stranger, PRICE, TERMS);
        vm.prank(operator);
        registry.anchor(poolId, "before", 1);
    }

    function test_Gas_Purchase() external {
        Authorization memory signed = authorize(releaseId, buyer, PRICE, TERMS, "salt");
        vm.prank(buyer);
        grants.purchase(releaseId, buyer, PRICE, TERMS);
        vm.snapshotGasLastCall("Millpond", "purchase, standing allowance, first");
        vm.prank(buyer);
        grants.purchase(releaseId, buyer, PRICE, TERMS);
        vm.snapshotGasLastCall("Millpond", "purchase, standing allowance, renewal");
        signed = authorize(releaseId, relayer, PRICE, TERMS, "salt");
        vm.prank(relayer);
        grants.purchaseWithAuthorization(releaseId, relayer, PRICE, TERMS, signed);
        vm.snapshotGasLastCall("Millpond", "purchase, ERC-3009, first");
    }

    function test_Gas_PurchaseWithPermit() external {
        vm.prank(buyer);
        token.approve(address(grants), 0);
        Permit memory permit = signPermit(PRICE);
        vm.prank(buyer);
        grants.purchaseWithPermit(releaseId, buyer, PRICE, TERMS, permit);
        vm.snapshotGasLastCall("Millpond", "purchase, permit, first");
    }

    function test_Gas_Settle() external {
        GrantId grantId = purchase();
        skip(INSPECTION_SECONDS);
        grants.settle(grantId);
        vm.snapshotGasLastCall("Millpond", "settle");
        vm.prank(buyer);
        GrantId second = grants.purchase(releaseId, buyer, PRICE, TERMS);
        vm.prank(buyer);
        grants.challenge(second, REASON);
        vm.snapshotGasLastCall("Millpond", "challenge");
    }

    function test_Gas_Registry() external {
        vm.prank(owner);
        PoolId opened = registry.openPool("gas", settings(address(token)));
        vm.snapshotGasLastCall("Millpond", "openPool");
        vm.prank(owner);
        registry.publishRelease(opened, "gas", TERMS, PRICE, DURATION_SECONDS, INSPECTION_SECONDS);
        vm.snapshotGasLastCall("Millpond", "publishRelease");
        vm.prank(operator);
        registry.anchor(poolId, "root", 1000);
        vm.snapshotGasLastCall("Millpond", "anchor 1,000 contributions");
    }

    function test_Gas_Epoch_1000Leaves() external {
        _epoch(10, "1,000 leaves");
    }

    function test_Gas_Epoch_100000Leaves() external {
        _epoch(17, "100,000 leaves");
    }

    /// @dev A tree of one known leaf under `depth` siblings costs a claim what a full tree of that depth costs.
    function _epoch(uint256 depth, string memory name) private {
        (bytes32 root, bytes32[] memory proof) = _branch(account, 700e6, depth);
        vm.prank(operator);
        payouts.propose(poolId, root, 100_000e6, "transcript");
        if (depth == 10) vm.snapshotGasLastCall("Millpond", "propose, first");
        skip(CHALLENGE_SECONDS);
        payouts.accept(poolId);
        if (depth == 10) vm.snapshotGasLastCall("Millpond", "accept, first");
        payouts.claim(poolId, account, 700e6, proof);
        vm.snapshotGasLastCall("Millpond", string.concat("claim, ", name, ", first"));

        (root, proof) = _branch(account, 900e6, depth);
        vm.prank(operator);
        payouts.propose(poolId, root, 200_000e6, "transcript");
        if (depth == 10) vm.snapshotGasLastCall("Millpond", "propose, later");
        skip(CHALLENGE_SECONDS);
        payouts.accept(poolId);
        if (depth == 10) vm.snapshotGasLastCall("Millpond", "accept, later");
        payouts.claim(poolId, account, 900e6, proof);
        vm.snapshotGasLastCall("Millpond", string.concat("claim, ", name, ", later"));
    }

    function test_Gas_ClaimMany_100() external {
        (bytes32 root, Claim[] memory claims) = _hundred(10e6);
        accept(poolId, root, 1000e6);
        payouts.claimMany(claims);
        vm.snapshotGasLastCall("Millpond", "claimMany of 100, first");
        (root, claims) = _hundred(20e6);
        accept(poolId, root, 2000e6);
        payouts.claimMany(claims);
        vm.snapshotGasLastCall("Millpond", "claimMany of 100, later");
    }

    function _branch(address to, uint256 amount, uint256 depth)
        private
        view
        returns (bytes32 root, bytes32[] memory proof)
    {
        root = payouts.leafOf(poolId, to, amount);
        proof = new bytes32[](depth);
        for (uint256 i = 0; i < depth; i++) {
            proof[i] = keccak256(abi.encode(amount, i));
            root = _hashPair(root, proof[i]);
        }
    }

    /// @dev A full tree of 128 leaves, of which 100 are accounts.
    function _hundred(uint256 amount) private view returns (bytes32 root, Claim[] memory claims) {
        bytes32[] memory nodes = new bytes32[](256);
        for (uint256 i = 0; i < 128; i++) {
            nodes[128 + i] = payouts.leafOf(poolId, address(uint160(0x10000 + i)), amount);
        }
        for (uint256 i = 127; i > 0; i--) {
            nodes[i] = _hashPair(nodes[2 * i], nodes[2 * i + 1]);
        }
        root = nodes[1];
        claims = new Claim[](100);
        for (uint256 i = 0; i < 100; i++) {
            bytes32[] memory proof = new bytes32[](7);
            for ((uint256 at, uint256 level) = (128 + i, 0); at > 1; (at, level) = (at / 2, level + 1)) {
                proof[level] = nodes[at ^ 1];
            }
            claims[i] = Claim(poolId, address(uint160(0x10000 + i)), amount, proof);
        }
    }

    function _hashPair(bytes32 a, bytes32 b) private pure returns (bytes32) {
        return a < b ? keccak256(abi.encode(a, b)) : keccak256(abi.encode(b, a));
    }
}
